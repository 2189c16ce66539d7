package dev.parley.kernel.identity;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The gateway's statement about one conversation: whose it is, on which site, and what for; valid
/// for 10 minutes at most.
public record Ticket(
    SiteId site,
    SubjectId subject,
    ConversationId conversation,
    Set<Purpose> purposes,
    Instant expiresAt) {
  public static final String HEADER = "Parley-Ticket";
  public static final String KEY = "ticket";
  public static final String TYPE = "parley-ticket+jwt";

  /// What a ticket may be used for.
  public enum Purpose {
    /// Storing and reading the conversation's own messages.
    CONVERSATION,
    /// Asking questions of the catalogue and giving proofs.
    QUERY
  }

  public Ticket {
    purposes = Set.copyOf(purposes);
  }

  /// The claims to sign.
  public Map<String, Object> claims(Instant issuedAt) {
    return Map.of(
        "iss", "gateway-service",
        "site", site.value(),
        "sub", subject.value(),
        "cnv", conversation.toString(),
        "pur", List.copyOf(purposes.stream().map(Enum::name).sorted().toList()),
        "iat", issuedAt.getEpochSecond(),
        "exp", expiresAt.getEpochSecond());
  }
}
