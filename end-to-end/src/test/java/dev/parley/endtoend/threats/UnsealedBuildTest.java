package dev.parley.endtoend.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.platform.services.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The canary's search finds it where a sealing layer is off, so that finding nothing means
/// something.
class UnsealedBuildTest {
  private final String canary = "my canary sings " + UUID.randomUUID() + " by day";

  @TempDir Path folder;

  @AfterEach
  void sealAgain() {
    House.runBuild();
  }

  @Test
  void findsTheCanaryInTheDatabaseWhereTheStoredLayersAreOff() {
    House.runUnsealed(
        "stored",
        Path.of("dev/parley/kernel/envelope/DataKey.java"),
        List.of(Service.DATA_MIDDLEWARE, Service.ENGINE_ADAPTER));
    new Talk(House.visitor()).say(canary);
    House.checkpoint();
    assertThat(Haystack.filesWith(canary, List.of(House.state().resolve("postgres")))).isNotEmpty();
  }

  @Test
  void findsTheCanaryOnTheWireWhereItsSealingIsOff() {
    House.runUnsealed(
        "wire",
        Path.of("dev/parley/adapter/sealing/WireCipher.java"),
        List.of(Service.ENGINE_ADAPTER));
    var talk = new Talk(House.visitor()).unsealed();
    Path capture;
    try (var loopback = Capture.of(folder.resolve("loopback.pcap"))) {
      talk.say(canary);
      capture = loopback.file();
    }
    assertThat(Haystack.filesWith(canary, List.of(capture))).isNotEmpty();
  }
}
