package dev.parley.middleware.grant;

import dev.parley.kernel.identity.Ticket;
import dev.parley.middleware.catalogue.ProofKind;
import dev.parley.middleware.source.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.OptionalInt;

/// Counts tries before they are judged.
final class Attempts {
  private final Session session;
  private final GrantSettings settings;

  Attempts(Session session, GrantSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  /// The tries that are left after this one; empty when there was none left for it.
  OptionalInt count(Ticket ticket, ProofKind kind, String target) throws SQLException {
    var tries =
        session.one(
            """
            INSERT INTO proof_attempt AS held (conversation_id, kind, tries) VALUES (?, ?, 1)
            ON CONFLICT (conversation_id, kind) DO UPDATE SET tries = held.tries + 1, last_at = now()
              WHERE held.tries < ?
            RETURNING tries
            """,
            row -> row.getInt(1),
            ticket.conversation().value(),
            kind.name(),
            settings.triesOfConversation());
    if (tries.isEmpty() || !allowsTarget(ticket, kind, target)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(settings.triesOfConversation() - tries.get());
  }

  private boolean allowsTarget(Ticket ticket, ProofKind kind, String target) throws SQLException {
    return session
        .one(
            """
            INSERT INTO proof_target AS held (site, target, tries) VALUES (?, ?, 1)
            ON CONFLICT (site, target) DO UPDATE SET
              tries = CASE WHEN held.since < now() - make_interval(secs => ?) THEN 1 ELSE held.tries + 1 END,
              since = CASE WHEN held.since < now() - make_interval(secs => ?) THEN now() ELSE held.since END
              WHERE held.tries < ? OR held.since < now() - make_interval(secs => ?)
            RETURNING tries
            """,
            row -> row.getInt(1),
            ticket.site().value(),
            digest(kind.name() + ' ' + target),
            window(),
            window(),
            settings.triesAtTarget(),
            window())
        .isPresent();
  }

  private double window() {
    return settings.targetWindow().toSeconds();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
