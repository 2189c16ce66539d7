package dev.parley.platform.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.platform.installation.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServiceTest {

  @Test
  void knowsTheCallsThatTheContractAllows() throws IOException {
    var allowed = new TreeSet<String>();
    for (String line : Files.readAllLines(Tree.find().resolve("contracts/calls.csv"))) {
      String[] fields = line.split(",", -1);
      if (fields[0].endsWith("-service")) {
        allowed.add(fields[0] + " -> " + fields[1]);
      }
    }
    Set<String> known = new TreeSet<>();
    for (Service service : Service.values()) {
      service.peers().forEach(peer -> known.add(service.id() + " -> " + peer.id()));
    }
    assertThat(known).isEqualTo(allowed);
  }

  @Test
  void givesNoDatabaseToThoseWhoMayNotHaveOne() {
    assertThat(Service.GATEWAY.databases()).isEmpty();
    assertThat(Service.ENGINE_ADAPTER.databases()).isEmpty();
  }
}
