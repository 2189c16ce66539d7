package dev.parley.middleware.service;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.ServiceActor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A bucket as retention opens one: its key in Vault, its row and partitions in the database.
final class Bucket {
  private static final Vault RETENTION = ServiceActor.of(ServiceName.RETENTION).vault();

  private final UUID id = UUID.randomUUID();
  private final String probe;

  /// @param site one that no service knows, so that the bucket is this test's alone
  Bucket(String site) throws SQLException {
    RETENTION.write("transit/keys/" + key(), Map.of("type", "aes256-gcm96"));
    this.probe =
        RETENTION
            .write(
                "transit/encrypt/" + key(),
                Map.of("plaintext", Base64.getEncoder().encodeToString(new byte[32])))
            .path("ciphertext")
            .asText();
    query(
        """
        SELECT open_bucket(?, ?, 'general', now() - interval '1 minute', now() + interval '1 hour',
          now() + interval '2 hours', ?)
        """,
        id,
        site,
        probe);
  }

  UUID id() {
    return id;
  }

  String probe() {
    return probe;
  }

  /// Its time is over, by the database's clock.
  void pass() throws SQLException {
    query(
        """
        UPDATE bucket SET slot_start = now() - interval '3 hours', slot_end = now() - interval '2 hours',
          destroy_at = now() - interval '1 second' WHERE id = ?
        """,
        id);
  }

  void destroyKey() {
    RETENTION.write("transit/keys/" + key() + "/rotate", Map.of());
    RETENTION.write(
        "transit/keys/" + key() + "/config",
        Map.of("min_decryption_version", 2, "min_encryption_version", 2));
    RETENTION.write("transit/keys/" + key() + "/trim", Map.of("min_available_version", 2));
  }

  private String key() {
    return "bucket-" + id;
  }

  /// The first column of every row, as the tables' owner sees them.
  static List<String> query(String sql, Object... arguments) throws SQLException {
    try (var owner = PlatformFixture.platform().owner("parley");
        var statement = owner.prepareStatement(sql)) {
      for (var number = 0; number < arguments.length; number++) {
        statement.setObject(number + 1, arguments[number]);
      }
      var found = new ArrayList<String>();
      if (statement.execute()) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          found.add(String.valueOf(rows.getString(1)));
        }
      }
      return found;
    }
  }
}
