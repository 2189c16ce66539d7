package dev.parley.adapter.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.engine.EngineMemory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialogueMemoryTest {
  private static final DialogueMemory MEMORY =
      new DialogueMemory("booking_status", "booking", Map.of("booking_number", "SW-482913"), 1);

  @Test
  void comesBackAsItWas() {
    assertThat(DialogueMemory.unpack(MEMORY.pack())).isEqualTo(MEMORY);
  }

  @Test
  void isNothingWhenNothingIsAskedFor() {
    assertThat(DialogueMemory.NOTHING.pack()).isEqualTo(EngineMemory.NONE);
  }

  @Test
  void isNothingWhenItIsOfAnotherEngine() {
    assertThat(DialogueMemory.unpack(new EngineMemory("thread_8842")))
        .isEqualTo(DialogueMemory.NOTHING);
    assertThat(DialogueMemory.unpack(new EngineMemory("[]"))).isEqualTo(DialogueMemory.NOTHING);
  }

  @Test
  void neverPrintsWhatWasTold() {
    assertThat(MEMORY.toString() + MEMORY.pack()).doesNotContain("SW-482913");
  }

  @Test
  void forgetsWhatMadeAWrongProof() {
    assertThat(MEMORY.asNew().slots()).isEmpty();
  }
}
