package dev.parley.retention.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import dev.parley.testing.ServiceActor;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What retention's database user may do, and everything it may not. The service's own rounds rest
/// meanwhile, or they would take the buckets away.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "retention-service"),
      @ResourceArg(name = "parley.sites", value = "src/test/sites"),
      @ResourceArg(name = "parley.peers.data-middleware-service", value = "https://localhost:1"),
    })
class DatabaseRoleTest {
  private static final String DENIED = "42501";
  private static final String OUT_OF_TURN = "55000";

  private static final RunningPlatform PLATFORM = PlatformFixture.platform();
  private static final Vault VAULT = ServiceActor.of(ServiceName.RETENTION).vault();
  private static Connection retention;

  @Inject Scheduler rounds;

  private final UUID bucket = UUID.randomUUID();
  private final String site = "role-" + bucket.toString().substring(0, 8);

  @BeforeAll
  static void connect() throws SQLException {
    var user = VAULT.lease("database/creds/retention").data();
    retention =
        PLATFORM
            .addresses()
            .postgres()
            .connect("parley", user.path("username").asText(), user.path("password").asText());
  }

  @AfterAll
  static void close() throws SQLException {
    retention.close();
  }

  @AfterEach
  void goOn() {
    rounds.resume();
  }

  @BeforeEach
  void open() throws SQLException {
    rounds.pause();
    assertThat(open(bucket, "1 second")).containsExactly("t");
  }

  @Test
  void opensABucketWithBothPartitionsOnceASlot() throws SQLException {
    assertThat(partitions()).containsExactly("data_key", "message");
    assertThat(open(UUID.randomUUID(), "1 second")).containsExactly("f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT sealed FROM message",
        "SELECT wrapped FROM data_key",
        "SELECT * FROM turn",
        "SELECT * FROM conversation",
        "INSERT INTO bucket SELECT * FROM bucket",
        "UPDATE bucket SET state = 'destroyed'",
        "DELETE FROM bucket",
        "DELETE FROM certificate",
        "UPDATE certificate SET statement = ''",
        "UPDATE destruction_step SET note = ''",
        "INSERT INTO canary SELECT * FROM canary",
        "CREATE TABLE mine ()",
        "DROP TABLE message",
        "TRUNCATE message",
        "SELECT take_step(gen_random_uuid(), 'planned', '')",
      })
  void deniesWhatIsNotAmongItsFunctions(String sql) {
    assertRefused(DENIED, sql);
  }

  @Test
  void cannotReadAPartitionDirectly() {
    assertRefused(DENIED, "SELECT sealed FROM message_" + bucket.toString().replace('-', '_'));
  }

  @Test
  void refusesToDropABucketThatIsNotBeingDestroyed() throws SQLException {
    assertRefused(OUT_OF_TURN, "SELECT drop_bucket(?)", bucket);
    assertThat(partitions()).hasSize(2);
  }

  @Test
  void refusesToDropABucketBeforeTheProof() throws Exception {
    claim();
    assertRefused(OUT_OF_TURN, "SELECT drop_bucket(?)", bucket);
    record("witnessed");
    assertRefused(OUT_OF_TURN, "SELECT drop_bucket(?)", bucket);
    assertThat(partitions()).hasSize(2);
  }

  @Test
  void refusesAStepOutOfTurnAndRepeatsOneWithoutHarm() throws Exception {
    claim();
    assertRefused(OUT_OF_TURN, "SELECT record_step(?, 'trimmed', '')", bucket);
    record("witnessed");
    record("witnessed");
    assertRefused("23514", "SELECT record_step(?, 'dropped', '')", bucket);
    assertRefused("23514", "SELECT record_step(?, 'unheard', '')", bucket);
  }

  @Test
  void claimsNothingBeforeItsTimeAndNothingTwice() throws Exception {
    assertThat(claimed()).containsExactly("f");
    claim();
    assertThat(claimed()).containsExactly("f");
  }

  @Test
  void refusesACertificateBeforeTheDrop() throws Exception {
    claim();
    assertRefused(
        OUT_OF_TURN,
        """
        SELECT file_certificate(gen_random_uuid(), ?, coalesce(max(number), 0) + 1,
          (SELECT sha256(convert_to(statement, 'UTF8')) FROM certificate ORDER BY number DESC LIMIT 1),
          'x') FROM certificate
        """,
        bucket);
  }

  private static java.util.List<String> run(String sql, Object... arguments) throws SQLException {
    return Tables.query(retention, sql, arguments);
  }

  private java.util.List<String> open(UUID id, String life) throws SQLException {
    return run(
        """
        SELECT open_bucket(?, ?, 'general', date_trunc('day', now()), now() + ?::interval,
          now() + ?::interval, 'vault:v1:cHJvYmU=')
        """,
        id,
        site,
        life,
        life);
  }

  private java.util.List<String> partitions() throws SQLException {
    return run(
        """
        SELECT parent.relname FROM pg_inherits
        JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class child ON child.oid = inhrelid
        WHERE child.relname LIKE ? AND child.relkind = 'r' ORDER BY 1
        """,
        "%" + bucket.toString().replace('-', '_'));
  }

  private java.util.List<String> claimed() throws SQLException {
    return run("SELECT claim_destruction(?, interval '1 minute')", bucket);
  }

  private void claim() throws Exception {
    Thread.sleep(1_100);
    assertThat(claimed()).containsExactly("t");
  }

  private void record(String step) throws SQLException {
    run("SELECT record_step(?, ?, '')", bucket, step);
  }

  private static void assertRefused(String state, String sql, Object... arguments) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run(sql, arguments))
        .extracting(SQLException::getSQLState)
        .isEqualTo(state);
  }
}
