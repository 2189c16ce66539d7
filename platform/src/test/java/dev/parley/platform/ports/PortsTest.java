package dev.parley.platform.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @TempDir Path folder;
  private StateFolder state;

  @BeforeEach
  void openState() {
    state = StateFolder.at(folder);
  }

  @Test
  void givesEveryPartAPortOfItsOwn() {
    Ports ports = chooseFree(false);
    var numbers = new HashSet<Integer>();
    for (Port port : Port.values()) {
      assertThat(numbers.add(ports.of(port))).isTrue();
    }
  }

  @Test
  void keepsThePortsOfTheLastStart() {
    Ports before = chooseFree(false);
    Ports after = chooseFree(false);
    for (Port port : Port.values()) {
      assertThat(after.of(port)).isEqualTo(before.of(port));
    }
  }

  @Test
  void givesAwayAPortThatSomebodyElseHolds() throws IOException {
    int before = chooseFree(false).of(Port.GATEWAY);
    try (ServerSocket stranger = listen(before)) {
      assertThat(stranger.isBound()).isTrue();
      assertThat(chooseFree(false).of(Port.GATEWAY)).isNotEqualTo(before);
    }
  }

  @Test
  void keepsAPortThatOurOwnProgramListensOn() throws IOException {
    int before = chooseFree(false).of(Port.GATEWAY);
    try (ServerSocket ours = listen(before)) {
      assertThat(ours.isBound()).isTrue();
      assertThat(chooseFree(true).of(Port.GATEWAY)).isEqualTo(before);
    }
  }

  @Test
  void countsUpwardsFromTheBase() {
    var allFree =
        new FreePorts() {
          @Override
          boolean isFree(int port) {
            return true;
          }
        };
    Ports ports = Ports.choose(state, OptionalInt.of(9000), port -> false, allFree);
    assertThat(ports.of(Port.GATEWAY)).isEqualTo(9000);
    assertThat(ports.of(Port.DEMO)).isEqualTo(9001);
    assertThat(ports.of(Port.KEYCLOAK_MANAGEMENT)).isEqualTo(9013);
    assertThat(ports.of(Port.GATEWAY_ADMIN)).isEqualTo(9014);
  }

  @Test
  void saysWhichPortOfTheBaseIsTaken() throws IOException {
    try (ServerSocket stranger = listen(0)) {
      int base = stranger.getLocalPort();
      assertThatThrownBy(
              () -> Ports.choose(state, OptionalInt.of(base), port -> false, new FreePorts()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("port " + base + " (gateway-service) is taken");
    }
  }

  @Test
  void refusesABaseThatIsNoPort() {
    for (String wrong : new String[] {"http", "0", "-1", "65530", "99999999999"}) {
      assertThatThrownBy(() -> Ports.base(Map.of("PARLEY_PORTS", wrong)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("PARLEY_PORTS is " + wrong);
    }
    assertThat(Ports.base(Map.of("PARLEY_PORTS", " 9000 "))).hasValue(9000);
    assertThat(Ports.base(Map.of())).isEmpty();
  }

  private Ports chooseFree(boolean held) {
    return Ports.choose(state, OptionalInt.empty(), port -> held, new FreePorts());
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
