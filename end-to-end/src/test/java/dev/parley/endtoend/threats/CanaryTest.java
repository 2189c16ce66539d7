package dev.parley.endtoend.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.kernel.id.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise 1: no plaintext of a message outside browser and adapter memory.
class CanaryTest {
  @TempDir Path folder;

  @Test
  void leavesNoPlaintextAnywhere() throws IOException {
    var canary = "my canary sings " + UUID.randomUUID() + " at night";
    var heap = folder.resolve("gateway.hprof");
    var talk = new Talk(House.visitor());
    Path capture;
    try (var loopback = Capture.of(folder.resolve("loopback.pcap"))) {
      assertThat(talk.say(canary).text()).isNotEmpty();
      assertThat(talk.say("what time is check-in?").text()).isNotEmpty();
      House.heapDump(ServiceName.GATEWAY, heap);
      capture = loopback.file();
    }
    House.checkpoint();
    var places = List.of(heap, capture, House.state());

    assertThat(Haystack.filesWith(canary, places)).isEmpty();
    assertThat(Haystack.filesWith(canary.substring(16, 40), places)).isEmpty();
    theSearchSeesEachPlace(talk.keys().conversation(), heap, capture);
  }

  /// What is no secret has to be found, or the search above shows nothing.
  private static void theSearchSeesEachPlace(UUID conversation, Path heap, Path capture)
      throws IOException {
    assertThat(Haystack.filesWith(conversation.toString(), List.of(heap, capture)))
        .containsExactlyInAnyOrder(heap, capture);
    assertThat(House.log(ServiceName.ENGINE_ADAPTER)).exists();
    var binary = HexFormat.of().parseHex(conversation.toString().replace("-", ""));
    assertThat(Haystack.filesWith(binary, List.of(House.state().resolve("postgres")))).isNotEmpty();
    assertThat(Files.size(capture)).isPositive();
  }
}
