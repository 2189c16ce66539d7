package dev.parley.kernel.identity;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.kernel.statement.StatementException;
import dev.parley.kernel.statement.StatementVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/// Turns the `Parley-Ticket` header into a ticket, or refuses.
@ApplicationScoped
public class TicketVerifier {
  private final StatementVerifier statements;

  public TicketVerifier(StatementVerifier statements) {
    this.statements = statements;
  }

  /// @param header the header's value
  /// @param purpose what the caller is about to do
  /// @throws ProblemException `ticket.missing`, `ticket.invalid`, `ticket.expired` or
  ///   `ticket.purpose`
  public Ticket verify(@Nullable String header, Ticket.Purpose purpose) {
    if (header == null) {
      throw new ProblemException(ProblemCode.TICKET_MISSING);
    }
    try {
      var ticket =
          ticket(statements.verify(Ticket.KEY, Ticket.TYPE, ServiceName.GATEWAY.id(), header));
      if (!ticket.purposes().contains(purpose)) {
        throw new ProblemException(ProblemCode.TICKET_PURPOSE);
      }
      return ticket;
    } catch (StatementException refused) {
      throw new ProblemException(
          refused.expired() ? ProblemCode.TICKET_EXPIRED : ProblemCode.TICKET_INVALID);
    } catch (MalformedClaimException | IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.TICKET_INVALID, malformed);
    }
  }

  /// The same, for a ticket of the conversation in the path.
  public Ticket verify(
      @Nullable String header, Ticket.Purpose purpose, ConversationId conversation) {
    var ticket = verify(header, purpose);
    if (!ticket.conversation().equals(conversation)) {
      throw new ProblemException(ProblemCode.CONVERSATION_NOT_YOURS);
    }
    return ticket;
  }

  private static Ticket ticket(JwtClaims claims) throws MalformedClaimException {
    return new Ticket(
        new SiteId(text(claims, "site")),
        new SubjectId(text(claims, "sub")),
        ConversationId.parse(text(claims, "cnv")),
        claims.getStringListClaimValue("pur").stream()
            .map(Ticket.Purpose::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
  }

  private static String text(JwtClaims claims, String name) throws MalformedClaimException {
    var value = claims.getStringClaimValue(name);
    if (value == null) {
      throw new IllegalArgumentException("the ticket lacks " + name);
    }
    return value;
  }
}
