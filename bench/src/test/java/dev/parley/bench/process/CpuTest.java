package dev.parley.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTest {
  @Test
  void findsTheTimesBehindANameWithSpacesAndBrackets() {
    assertThat(Cpu.ticks("7 (a (b) c) S 1 7 7 0 -1 4194560 100 0 0 0 1234 66 9 9 20 0 1"))
        .isEqualTo(1300);
  }
}
