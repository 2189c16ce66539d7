package dev.parley.gateway.ratelimit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class KeyHashTest {
  private final KeyHash hash = new KeyHash();

  @Test
  void tellsNeighboursAndKindsApart() {
    var seen = new HashSet<Long>();
    for (var kind = 0; kind < 16; kind++) {
      for (var value = 0; value < 10_000; value++) {
        seen.add(hash.of(kind, value, 0));
        seen.add(hash.of(kind, 0, value + 1L));
      }
    }
    assertThat(seen).hasSize(320_000);
  }

  @Test
  void spreadsNeighboursEvenly() {
    var sets = new int[256];
    for (var value = 0; value < 256 * 64; value++) {
      sets[(int) hash.of(0, 0, value) & 255]++;
    }
    assertThat(Arrays.stream(sets).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(20, 120));
  }

  @Test
  void givesEqualTextsOneKeyAndOthersAnother() {
    assertThat(hash.of(1, "hotel")).isEqualTo(hash.of(1, "ho" + "tel"));
    assertThat(hash.of(1, "hotel")).isNotEqualTo(hash.of(1, "hotels"));
    assertThat(hash.of(1, "hotel")).isNotEqualTo(hash.of(2, "hotel"));
    assertThat(hash.of(1, "\0\0\0\0")).isNotEqualTo(hash.of(1, "\0\0\0\0\0"));
  }

  @Test
  void isAnotherInEveryProcess() {
    assertThat(new KeyHash().of(0, 1, 2)).isNotEqualTo(new KeyHash().of(0, 1, 2));
  }
}
