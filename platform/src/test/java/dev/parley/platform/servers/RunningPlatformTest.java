package dev.parley.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.platform.launch.Launcher;
import dev.parley.platform.launch.Running;
import dev.parley.platform.state.StateFolder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On servers of its own, for it stops them.
class RunningPlatformTest {

  private static final Path STATE = Path.of("target", "own-servers").toAbsolutePath();
  private static final Launcher LAUNCHER = new Launcher(StateFolder.at(STATE));

  @BeforeAll
  static void beginAnew() {
    LAUNCHER.all().forEach(LAUNCHER::stop);
    StateFolder.at(STATE).forget();
  }

  @AfterAll
  static void stopAll() {
    LAUNCHER.all().forEach(LAUNCHER::stop);
  }

  @Test
  void isJoinedByWhoeverAsksAndKeepsItsDataOverARestart() throws SQLException {
    var one = CompletableFuture.supplyAsync(() -> RunningPlatform.ensure(STATE));
    var two = CompletableFuture.supplyAsync(() -> RunningPlatform.ensure(STATE));
    assertThat(one.join().addresses()).isEqualTo(two.join().addresses());
    assertThat(LAUNCHER.all())
        .extracting(Running::name)
        .containsExactlyInAnyOrder("postgres", "vault", "keycloak");
    List<Running> before = LAUNCHER.all();
    RunningPlatform first = one.join();
    run(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    String manifestKey = first.manifestKey();
    refusesWhatIsNotEncrypted(first);
    refusesAGroupRole(first);

    first.stop();
    assertThat(LAUNCHER.all()).isEmpty();
    assertThat(before).noneMatch(Running::isAlive);

    RunningPlatform again = RunningPlatform.ensure(STATE);
    assertThat(again.addresses()).isEqualTo(first.addresses());
    assertThat(again.manifestKey()).isEqualTo(manifestKey);
    run(again, "INSERT INTO kept VALUES (43)");
  }

  private static void run(RunningPlatform platform, String sql) throws SQLException {
    try (var connection = platform.owner("parley");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void refusesWhatIsNotEncrypted(RunningPlatform platform) {
    String url =
        platform.addresses().postgres().jdbcUrl("parley").replaceFirst("\\?.*", "?sslmode=disable");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "parley_owner", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no pg_hba.conf entry");
  }

  private static void refusesAGroupRole(RunningPlatform platform) {
    String url = platform.addresses().postgres().jdbcUrl("parley");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "app_middleware", ""))
        .isInstanceOf(SQLException.class);
  }
}
