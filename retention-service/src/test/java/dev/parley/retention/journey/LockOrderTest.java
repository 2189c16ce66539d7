package dev.parley.retention.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.ServiceName;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.ServiceActor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Retention drops partitions while the middleware writes into their neighbours: each waits for the
/// other, never in a circle.
class LockOrderTest {
  private static final RunningPlatform PLATFORM = PlatformFixture.platform();

  private final Tables tables = new Tables(PLATFORM);
  private final String site = "order-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void dropsABucketWhileSomebodyWritesIntoAnother() throws Exception {
    var open = bucket("1 hour", "2 hours");
    var gone = bucket("1 millisecond", "1 millisecond");
    var conversation = conversation(open);
    try (var writer = as(ServiceName.DATA_MIDDLEWARE, "middleware");
        var dropper = as(ServiceName.RETENTION, "retention")) {
      prove(dropper, gone);
      writer.setAutoCommit(false);
      Tables.query(writer, "SELECT wrapped FROM data_key WHERE bucket_id = ?", open);
      var dropping =
          CompletableFuture.supplyAsync(() -> {
            try {
              return Tables.query(dropper, "SELECT drop_bucket(?)", gone);
            } catch (SQLException refused) {
              throw new IllegalStateException(refused);
            }
          });
      awaitTheDroppersWait();

      Tables.query(writer, "INSERT INTO message VALUES (?, ?, 1, 1, 'sealed')", open, conversation);
      writer.commit();

      assertThat(dropping.get(10, TimeUnit.SECONDS)).containsExactly("0");
    }
    assertThat(tables.query("SELECT count(*) FROM message WHERE conversation_id = ?", conversation))
        .containsExactly("1");
  }

  private UUID bucket(String end, String destruction) throws SQLException {
    var id = UUID.randomUUID();
    assertThat(
            tables.query(
                """
                SELECT open_bucket(?, ?, 'general', now() - ?::interval, clock_timestamp() + ?::interval,
                  clock_timestamp() + ?::interval, 'vault:v1:cHJvYmU=')
                """,
                id,
                site,
                end,
                "1 hour",
                "2 hours"))
        .containsExactly("t");
    tables.query(
        "UPDATE bucket SET slot_start = now() - interval '1 day', slot_end = now() + ?::interval,"
            + " destroy_at = now() + ?::interval WHERE id = ?",
        end,
        destruction,
        id);
    return id;
  }

  private UUID conversation(UUID bucket) throws SQLException {
    var id = UUID.randomUUID();
    tables.query(
        """
        INSERT INTO conversation (id, site, subject, key_digest, last_turn)
        VALUES (?, ?, 'visitor', sha256('key'), 1)
        """,
        id,
        site);
    tables.query(
        "INSERT INTO turn (conversation_id, turn, direction, bucket_id) VALUES (?, 1, 1, ?)",
        id,
        bucket);
    return id;
  }

  private static void prove(Connection retention, UUID bucket) throws Exception {
    Thread.sleep(5);
    assertThat(Tables.query(retention, "SELECT claim_destruction(?, interval '1 minute')", bucket))
        .containsExactly("t");
    for (var step :
        new String[] {"witnessed", "rotated", "raised", "trimmed", "deleted", "proven"}) {
      Tables.query(retention, "SELECT record_step(?, ?, '')", bucket, step);
    }
  }

  private void awaitTheDroppersWait() throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (tables
        .query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'data_key'::regclass")
        .isEmpty()) {
      assertThat(System.nanoTime()).as("the drop waits for the writer").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static Connection as(ServiceName service, String role) throws SQLException {
    var user = ServiceActor.of(service).vault().lease("database/creds/" + role).data();
    return PLATFORM
        .addresses()
        .postgres()
        .connect("parley", user.path("username").asText(), user.path("password").asText());
  }
}
