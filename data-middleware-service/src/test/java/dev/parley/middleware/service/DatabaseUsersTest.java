package dev.parley.middleware.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.ServiceActor;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the middleware's two database users may do, and everything they may not.
class DatabaseUsersTest {
  private static final String DENIED = "42501";
  private static final Vault VAULT = ServiceActor.of(ServiceName.DATA_MIDDLEWARE).vault();

  private static Connection messages;
  private static Connection business;

  @BeforeAll
  static void connect() throws SQLException {
    messages = connection("parley", "middleware");
    business = connection("hotel", "hotel");
  }

  @AfterAll
  static void close() throws SQLException {
    messages.close();
    business.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM message",
        "UPDATE message SET sealed = ''",
        "DELETE FROM turn",
        "UPDATE data_key SET wrapped = ''",
        "DELETE FROM conversation",
        "INSERT INTO bucket SELECT * FROM bucket",
        "UPDATE bucket SET destroy_at = destroy_at + interval '1 day'",
        "SELECT * FROM certificate",
        "SELECT * FROM canary",
        "SELECT drop_bucket(gen_random_uuid())",
        "SELECT open_bucket(gen_random_uuid(), 'x', 'general', now(), now(), now(), 'x')",
        "CREATE TABLE mine ()",
        "DROP TABLE message",
        "TRUNCATE message",
        "ALTER TABLE message ADD COLUMN mine text",
        "CREATE ROLE mine",
      })
  void mayNeitherChangeNorDestroyWhatIsKept(String sql) {
    assertDenied(messages, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM booking",
        "SELECT * FROM guest",
        "SELECT * FROM loyalty",
        "SELECT * FROM room",
        "UPDATE hotel_facts SET value = ''",
        "DELETE FROM booking",
        "SELECT folded('x')",
        "CREATE TABLE mine ()",
        "ALTER TABLE booking DISABLE ROW LEVEL SECURITY",
      })
  void seesTheBusinessThroughTheViewsOfQuestionsOnly(String sql) {
    assertDenied(business, sql);
  }

  @Test
  void seesNoBookingWithoutTheKeyOfOne() throws SQLException {
    assertThat(count("SELECT count(*) FROM booking_status")).isZero();
    assertThat(count("SELECT count(*) FROM booking_dates")).isZero();
    assertThat(count("SELECT count(*) FROM hotel_facts")).isPositive();
  }

  @Test
  void seesOneBookingWithItsKeyAndNoneAfterTheTransaction() throws SQLException {
    business.setAutoCommit(false);
    try {
      count("SELECT count(set_config('parley.booking', 'HB-10482', true))");
      assertThat(count("SELECT count(*) FROM booking_status")).isEqualTo(1);
    } finally {
      business.rollback();
      business.setAutoCommit(true);
    }
    assertThat(count("SELECT count(*) FROM booking_status")).isZero();
  }

  @Test
  void leavesNoKeyBehindAProof() throws SQLException {
    assertThat(count("SELECT proves_booking('HB-10482', 'Lindqvist')::int")).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM booking_status")).isZero();
  }

  private static long count(String sql) throws SQLException {
    try (var statement = business.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void assertDenied(Connection connection, String sql) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        })
        .extracting(SQLException::getSQLState)
        .isEqualTo(DENIED);
  }

  private static Connection connection(String database, String role) throws SQLException {
    var user = VAULT.lease("database/creds/" + role).data();
    return PlatformFixture.platform()
        .addresses()
        .postgres()
        .connect(database, user.path("username").asText(), user.path("password").asText());
  }
}
