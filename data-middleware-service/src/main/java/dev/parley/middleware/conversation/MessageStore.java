package dev.parley.middleware.conversation;

import dev.parley.kernel.envelope.DataKey;
import dev.parley.kernel.envelope.KeyGoneException;
import dev.parley.kernel.envelope.Sealed;
import dev.parley.kernel.envelope.WrappedKey;
import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.middleware.source.Database;
import dev.parley.middleware.source.Databases;
import dev.parley.middleware.source.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps and reads messages, each in one transaction.
///
/// Every statement that comes to both names `data_key` before `message`, as retention does when it
/// drops their partitions: locks taken in one order never wait in a circle.
@ApplicationScoped
class MessageStore {
  private final Database database;
  private final BucketKeyrings keyrings;

  MessageStore(Databases databases, BucketKeyrings keyrings) {
    this.database = databases.messages();
    this.keyrings = keyrings;
  }

  /// @throws ProblemException when it may not be stored; nothing is kept then
  OpenBucket keep(Ticket ticket, NewMessage message) {
    return database.transaction(session -> {
      judge(session, ticket, message);
      var bucket = openBucket(session, ticket, message.retentionClass());
      var place =
          new Place(
              bucket.id(),
              ticket.site(),
              ticket.conversation(),
              message.turn(),
              message.direction());
      record(session, place);
      try (var key = key(session, ticket, bucket)) {
        session.change(
            "INSERT INTO message (bucket_id, conversation_id, turn, direction, sealed)"
                + " VALUES (?, ?, ?, ?, ?)",
            bucket.id().value(),
            ticket.conversation().value(),
            message.turn().number(),
            message.direction().code(),
            key.seal(message.content().toBytes(), place.binding()).toBytes());
      }
      return bucket;
    });
  }

  /// What may still be read, in order; empty when nothing was said yet.
  Optional<Kept> read(Ticket ticket) {
    return database.transaction(session -> {
      var known = new Conversations(session).of(ticket);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      var messages = new ArrayList<Kept.Message>();
      for (var stored : stored(session, ticket)) {
        open(ticket, stored).ifPresent(messages::add);
      }
      return Optional.of(new Kept(known.get().keyDigest(), messages));
    });
  }

  private static void judge(Session session, Ticket ticket, NewMessage message)
      throws SQLException {
    var conversations = new Conversations(session);
    switch (message.direction()) {
      case VISITOR -> conversations.accept(ticket, message.turn(), message.keyDigest());
      case ENGINE -> conversations.expectReply(ticket, message.turn(), message.keyDigest());
    }
  }

  private static OpenBucket openBucket(Session session, Ticket ticket, String retentionClass)
      throws SQLException {
    return session
        .one(
            "SELECT id, destroy_at FROM bucket WHERE site = ? AND retention_class = ? AND state ="
                + " 'open' AND slot_start <= clock_timestamp() AND slot_end > clock_timestamp()",
            row -> new OpenBucket(new BucketId(row.getObject(1, UUID.class)), instant(row, 2)),
            ticket.site().value(),
            retentionClass)
        .orElseThrow(() -> new ProblemException(ProblemCode.BUCKET_MISSING));
  }

  private static void record(Session session, Place place) throws SQLException {
    var recorded =
        session.change(
            "INSERT INTO turn (conversation_id, turn, direction, bucket_id) VALUES (?, ?, ?, ?) ON"
                + " CONFLICT DO NOTHING",
            place.conversation().value(),
            place.turn().number(),
            place.direction().code(),
            place.bucket().value());
    if (recorded == 0) {
      throw new ProblemException(
          place.direction() == Direction.ENGINE
              ? ProblemCode.REPLY_EXISTS
              : ProblemCode.MESSAGE_REPLAYED);
    }
  }

  /// The conversation's key in that bucket; the row of the conversation is locked, so one writer
  /// makes it.
  private DataKey key(Session session, Ticket ticket, OpenBucket bucket) throws SQLException {
    var wrapped =
        session.one(
            "SELECT wrapped FROM data_key WHERE bucket_id = ? AND conversation_id = ?",
            row -> new WrappedKey(row.getString(1)),
            bucket.id().value(),
            ticket.conversation().value());
    if (wrapped.isPresent()) {
      return keyrings.of(bucket).unwrap(wrapped.get());
    }
    var fresh = keyrings.of(bucket).generate();
    session.change(
        "INSERT INTO data_key (bucket_id, conversation_id, wrapped) VALUES (?, ?, ?)",
        bucket.id().value(),
        ticket.conversation().value(),
        fresh.wrapped().value());
    return fresh.key();
  }

  private record Stored(
      OpenBucket bucket,
      Turn turn,
      Direction direction,
      Sealed sealed,
      WrappedKey wrapped,
      Instant acceptedAt) {}

  private static List<Stored> stored(Session session, Ticket ticket) throws SQLException {
    return session.all(
        """
        SELECT bucket.id, bucket.destroy_at, turn.turn, turn.direction, message.sealed, data_key.wrapped, turn.accepted_at
        FROM turn
        JOIN bucket ON bucket.id = turn.bucket_id AND bucket.state = 'open' AND bucket.destroy_at > clock_timestamp()
        JOIN data_key USING (bucket_id, conversation_id)
        JOIN message USING (bucket_id, conversation_id, turn, direction)
        WHERE turn.conversation_id = ?
        ORDER BY turn.turn, turn.direction
        """,
        row ->
            new Stored(
                new OpenBucket(new BucketId(row.getObject(1, UUID.class)), instant(row, 2)),
                new Turn(row.getLong(3)),
                Direction.of(row.getInt(4)),
                Sealed.of(row.getBytes(5)),
                new WrappedKey(row.getString(6)),
                instant(row, 7)),
        ticket.conversation().value());
  }

  /// Empty when its key went while we looked: its time is over.
  private Optional<Kept.Message> open(Ticket ticket, Stored stored) {
    var place =
        new Place(
            stored.bucket().id(),
            ticket.site(),
            ticket.conversation(),
            stored.turn(),
            stored.direction());
    try (var key = keyrings.of(stored.bucket()).unwrap(stored.wrapped())) {
      return Optional.of(
          new Kept.Message(
              stored.turn(),
              stored.direction(),
              NewMessage.Content.of(key.open(stored.sealed(), place.binding())),
              stored.acceptedAt()));
    } catch (KeyGoneException destroyed) {
      return Optional.empty();
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
