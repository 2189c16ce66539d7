package dev.parley.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  @Test
  void livesWhereTheOperatorSays() {
    assertThat(Installation.stateRoot(Map.of("PARLEY_STATE", "/a", "XDG_STATE_HOME", "/b")))
        .isEqualTo(Path.of("/a"));
  }

  @Test
  void livesInTheUsersStateFolderOtherwise() {
    assertThat(Installation.stateRoot(Map.of("XDG_STATE_HOME", "/b")))
        .isEqualTo(Path.of("/b/parley"));
    assertThat(Installation.stateRoot(Map.of("PARLEY_STATE", " ")))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/parley"));
  }

  @Test
  void doesNotLetTestsNearTheOperatorsVaultAndPorts(@TempDir Path folder) {
    Map<String, String> operators =
        Map.of("PATH", "/bin", "VAULT_ADDR", "https://vault", "PARLEY_PORTS", "9000");
    Installation installation = Installation.forTests(folder, operators);
    assertThat(installation.environment()).containsOnlyKeys("PATH");
    assertThat(installation.purpose()).isEqualTo(Purpose.TEST);
  }
}
