package dev.parley.middleware.conversation;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.middleware.source.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Whose a conversation is, and which turn comes next. The row is locked while it is judged.
final class Conversations {
  private final Session session;

  Conversations(Session session) {
    this.session = session;
  }

  record Known(String site, String subject, KeyDigest keyDigest, long lastTurn) {}

  /// Accepts a visitor's turn, or refuses: a replay, a gap, somebody else's, another key.
  void accept(Ticket ticket, Turn turn, KeyDigest digest) throws SQLException {
    if (turn.number() == 1 && begun(ticket, digest)) {
      return;
    }
    var known =
        locked(ticket.conversation())
            .orElseThrow(() -> new ProblemException(ProblemCode.MESSAGE_OUT_OF_ORDER));
    check(known, ticket, digest);
    if (turn.number() <= known.lastTurn()) {
      throw new ProblemException(ProblemCode.MESSAGE_REPLAYED);
    }
    if (turn.number() > known.lastTurn() + 1) {
      throw new ProblemException(ProblemCode.MESSAGE_OUT_OF_ORDER);
    }
    session.change(
        "UPDATE conversation SET last_turn = ?, last_at = now() WHERE id = ?",
        turn.number(),
        ticket.conversation().value());
  }

  /// Finds the turn that a reply belongs to, or refuses.
  void expectReply(Ticket ticket, Turn turn, KeyDigest digest) throws SQLException {
    var known =
        locked(ticket.conversation())
            .orElseThrow(() -> new ProblemException(ProblemCode.REPLY_UNKNOWN));
    check(known, ticket, digest);
    if (turn.number() > known.lastTurn()) {
      throw new ProblemException(ProblemCode.REPLY_UNKNOWN);
    }
  }

  /// The conversation of a ticket, for reading; empty when nothing was said yet.
  Optional<Known> of(Ticket ticket) throws SQLException {
    var known = find(ticket.conversation(), "");
    known.ifPresent(found -> owned(found, ticket));
    return known;
  }

  private boolean begun(Ticket ticket, KeyDigest digest) throws SQLException {
    return session.change(
            "INSERT INTO conversation (id, site, subject, key_digest, last_turn)"
                + " VALUES (?, ?, ?, ?, 1) ON CONFLICT DO NOTHING",
            ticket.conversation().value(),
            ticket.site().value(),
            ticket.subject().value(),
            digest.toBytes())
        == 1;
  }

  private Optional<Known> locked(ConversationId conversation) throws SQLException {
    return find(conversation, " FOR UPDATE");
  }

  private Optional<Known> find(ConversationId conversation, String lock) throws SQLException {
    UUID id = conversation.value();
    return session.one(
        "SELECT site, subject, key_digest, last_turn FROM conversation WHERE id = ?" + lock,
        row ->
            new Known(
                row.getString(1), row.getString(2), KeyDigest.of(row.getBytes(3)), row.getLong(4)),
        id);
  }

  private static void check(Known known, Ticket ticket, KeyDigest digest) {
    owned(known, ticket);
    if (!known.keyDigest().equals(digest)) {
      throw new ProblemException(ProblemCode.CONVERSATION_KEY_CHANGED);
    }
  }

  private static void owned(Known known, Ticket ticket) {
    if (!known.site().equals(ticket.site().value())
        || !known.subject().equals(ticket.subject().value())) {
      throw new ProblemException(ProblemCode.CONVERSATION_NOT_YOURS);
    }
  }
}
