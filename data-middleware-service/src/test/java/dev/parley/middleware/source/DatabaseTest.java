package dev.parley.middleware.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.ServiceName;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.ServiceActor;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private final Database database = new Database(middleware());
  private final AtomicInteger tries = new AtomicInteger();
  private final UUID conversation = UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001"})
  void doesAnewWhatWasGivenUpForOthers(String state) {
    var kept =
        database.transaction(session -> {
          insert(session);
          if (tries.incrementAndGet() < 3) {
            throw new SQLException("given up", state);
          }
          return count(session);
        });
    assertThat(kept).isEqualTo(1);
    assertThat(tries).hasValue(3);
  }

  @Test
  void givesUpInTheEndAndKeepsNothing() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() ->
            database.transaction(session -> {
              insert(session);
              tries.incrementAndGet();
              throw new SQLException("given up", "40P01");
            }))
        .withMessageContaining("40P01");
    assertThat(tries).hasValue(3);
    assertThat(database.<Integer>transaction(this::count)).isZero();
  }

  @Test
  void doesNothingElseTwice() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() ->
            database.transaction(session -> {
              tries.incrementAndGet();
              throw new SQLException("no", "42501");
            }));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            database.transaction(session -> {
              insert(session);
              tries.incrementAndGet();
              throw new IllegalStateException("refused");
            }));
    assertThat(tries).hasValue(2);
    assertThat(database.<Integer>transaction(this::count)).isZero();
  }

  private void insert(Session session) throws SQLException {
    session.change(
        "INSERT INTO query_budget (conversation_id, rows_left) VALUES (?, 1)", conversation);
  }

  private int count(Session session) throws SQLException {
    return session
        .one(
            "SELECT count(*) FROM query_budget WHERE conversation_id = ?",
            row -> row.getInt(1),
            conversation)
        .orElseThrow();
  }

  /// A new connection each time, as the middleware's user.
  private static DataSource middleware() {
    var user =
        ServiceActor.of(ServiceName.DATA_MIDDLEWARE)
            .vault()
            .lease("database/creds/middleware")
            .data();
    return (DataSource)
        Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (source, method, arguments) ->
                PlatformFixture.platform()
                    .addresses()
                    .postgres()
                    .connect(
                        "parley", user.path("username").asText(), user.path("password").asText()));
  }
}
