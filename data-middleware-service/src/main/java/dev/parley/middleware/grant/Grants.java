package dev.parley.middleware.grant;

import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.middleware.catalogue.ProofKind;
import dev.parley.middleware.source.Databases;
import dev.parley.middleware.source.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives grants for proofs, and finds those that were given.
@ApplicationScoped
public class Grants {
  private final Databases databases;
  private final GrantSettings settings;

  public Grants(Databases databases, GrantSettings settings) {
    this.databases = databases;
    this.settings = settings;
  }

  /// @param fields the proof's, in its order
  /// @throws ProblemException `proof.wrong` with `remaining`, or `proof.exhausted`
  public Grant prove(Ticket ticket, ProofKind kind, List<String> fields) {
    var remaining =
        databases
            .messages()
            .transaction(
                session -> new Attempts(session, settings).count(ticket, kind, fields.getFirst()));
    if (remaining.isEmpty()) {
      throw new ProblemException(ProblemCode.PROOF_EXHAUSTED);
    }
    if (!proven(kind, fields)) {
      throw new ProblemException(
          ProblemCode.PROOF_WRONG, Map.of("remaining", remaining.getAsInt()));
    }
    return databases
        .messages()
        .transaction(session -> store(session, ticket, kind, fields.getFirst()));
  }

  /// @throws ProblemException `grant.missing`, naming the proof
  public Grant of(Ticket ticket, ProofKind kind) {
    return databases
        .messages()
        .transaction(session -> find(session, ticket, kind))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.GRANT_MISSING, Map.of("proof", kind.name())));
  }

  private boolean proven(ProofKind kind, List<String> fields) {
    return databases
        .business()
        .transaction(session ->
            session.one(kind.select(), row -> row.getBoolean(1), fields.toArray()).orElse(false));
  }

  private Grant store(Session session, Ticket ticket, ProofKind kind, String rowKey)
      throws SQLException {
    return session
        .one(
            """
            INSERT INTO access_grant (conversation_id, kind, row_key, expires_at)
            VALUES (?, ?, ?, now() + make_interval(secs => ?))
            ON CONFLICT (conversation_id, kind)
              DO UPDATE SET row_key = excluded.row_key, expires_at = excluded.expires_at
            RETURNING expires_at
            """,
            row -> new Grant(kind, rowKey, instant(row.getObject(1, OffsetDateTime.class))),
            ticket.conversation().value(),
            kind.name(),
            rowKey,
            (double) settings.life().toSeconds())
        .orElseThrow();
  }

  private static Optional<Grant> find(Session session, Ticket ticket, ProofKind kind)
      throws SQLException {
    return session.one(
        """
        SELECT row_key, expires_at FROM access_grant
        WHERE conversation_id = ? AND kind = ? AND expires_at > clock_timestamp()
        """,
        row -> new Grant(kind, row.getString(1), instant(row.getObject(2, OffsetDateTime.class))),
        ticket.conversation().value(),
        kind.name());
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
