package dev.parley.endtoend.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.platform.servers.RunningPlatform;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the tables say, seen by their owner.
public final class Records {
  private final RunningPlatform platform;

  Records(RunningPlatform platform) {
    this.platform = platform;
  }

  public record Bucket(UUID id, Instant destroyAt) {}

  /// @param claims of the certificate's statement, its signature not checked here
  public record Certificate(UUID id, Instant issuedAt, String statement, JsonNode claims) {}

  public long storedMessages(UUID conversation) {
    return one(
            "SELECT count(*) FROM message WHERE conversation_id = ?",
            conversation,
            row -> row.getLong(1))
        .orElseThrow();
  }

  public Bucket bucketOf(UUID conversation) {
    return one(
            "SELECT b.id, b.destroy_at FROM bucket b JOIN turn t ON t.bucket_id = b.id"
                + " WHERE t.conversation_id = ? ORDER BY b.slot_start LIMIT 1",
            conversation,
            row -> new Bucket(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
        .orElseThrow();
  }

  public Optional<Certificate> certificateOf(UUID bucket) {
    return one(
        "SELECT id, issued_at, statement FROM certificate WHERE bucket_id = ?",
        bucket,
        row ->
            new Certificate(
                row.getObject(1, UUID.class),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                payload(row.getString(3))));
  }

  /// The short-lived users that have a connection open right now.
  public Set<String> databaseUsers() {
    var users = new HashSet<String>();
    try (Connection owner = platform.owner("parley");
        PreparedStatement statement =
            owner.prepareStatement(
                "SELECT DISTINCT usename FROM pg_stat_activity WHERE usename LIKE 'v-%'");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        users.add(rows.getString(1));
      }
      return users;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  void checkpoint() {
    try {
      platform.checkpoint();
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> Optional<T> one(String sql, UUID parameter, Reading<T> reading) {
    try (Connection owner = platform.owner("parley");
        PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static JsonNode payload(String jws) {
    var parts = jws.split("\\.", -1);
    return Visitor.json(
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
  }
}
