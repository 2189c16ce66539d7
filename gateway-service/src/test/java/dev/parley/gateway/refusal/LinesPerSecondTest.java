package dev.parley.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesPerSecondTest {
  private final AtomicLong millis = new AtomicLong(10_000);
  private final LinesPerSecond lines =
      new LinesPerSecond(2, () -> Instant.ofEpochMilli(millis.get()));

  @Test
  void writesSoManyInASecondAndCountsTheRest() {
    assertThat(lines.take()).isTrue();
    assertThat(lines.take()).isTrue();
    for (var more = 0; more < 5; more++) {
      assertThat(lines.take()).isFalse();
    }
    assertThat(lines.leftOut()).as("while the second runs").isZero();
    millis.addAndGet(1_000);
    assertThat(lines.leftOut()).isEqualTo(5);
    assertThat(lines.leftOut()).isZero();
    assertThat(lines.take()).isTrue();
  }

  @Test
  void forgetsNoLineThatWasLeftOutThoughNobodyAskedAtOnce() {
    for (var more = 0; more < 3; more++) {
      lines.take();
    }
    millis.addAndGet(1_000);
    assertThat(lines.take()).isTrue();
    millis.addAndGet(1_000);
    assertThat(lines.leftOut()).isEqualTo(1);
  }
}
