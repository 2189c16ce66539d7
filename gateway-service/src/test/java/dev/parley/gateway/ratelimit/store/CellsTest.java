package dev.parley.gateway.ratelimit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final long START = TimeUnit.HOURS.toNanos(1);
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

  private final KeyHash hash = new KeyHash();

  @Test
  void agreesWithTheDefinitionOverRandomTraffic() {
    var random = new Random(4_711);
    var cells = new Cells(1 << 10);
    var times = new HashMap<Integer, Long>();
    var now = START;
    var admitted = 0;
    for (var round = 0; round < 200_000; round++) {
      now += random.nextLong(INTERVAL / 10);
      var client = random.nextInt(40);
      var interval = INTERVAL * (1 + client % 5);
      var burst = 1 + client % 7;
      var key = hash.of(1, 0, client);
      var peeked = cells.peek(key, now, interval, burst);
      var answer = cells.take(key, now, interval, burst);
      var defined = defined(times, client, now, interval, burst);
      assertThat(answer).as("round %d", round).isEqualTo(defined);
      assertThat(peeked).as("round %d", round).isEqualTo(Math.max(0, -defined));
      if (answer > 0) {
        admitted++;
        if (random.nextInt(20) == 0) {
          cells.giveBack(key, interval);
          times.computeIfPresent(client, (same, time) -> time - interval);
        }
      }
    }
    assertThat(admitted).isBetween(20_000, 180_000);
  }

  /// ITU-T I.371, virtual scheduling, word for word.
  private static long defined(
      Map<Integer, Long> times, int client, long now, long interval, int burst) {
    var arrival = Math.max(times.getOrDefault(client, 0L), now);
    if (arrival - now > interval * (burst - 1)) {
      return interval * (burst - 1) - (arrival - now);
    }
    times.put(client, arrival + interval);
    return arrival + interval - now;
  }

  @Test
  void admitsAWholeBurstAndNotOneMore() {
    var cells = new Cells(64);
    var key = hash.of(0, 1, 2);
    for (var at = 1; at <= 5; at++) {
      assertThat(cells.take(key, START, INTERVAL, 5)).isEqualTo(at * INTERVAL);
    }
    assertThat(cells.take(key, START, INTERVAL, 5)).isEqualTo(-INTERVAL);
    assertThat(cells.take(key, START + INTERVAL - 1, INTERVAL, 5)).isEqualTo(-1);
    assertThat(cells.take(key, START + INTERVAL, INTERVAL, 5)).isPositive();
  }

  @Test
  void manyThreadsNeverAdmitMoreThanBurstAndRate() throws InterruptedException {
    var cells = new Cells(1 << 12);
    var keys = 64;
    var burst = 50;
    var admitted = new AtomicLong[keys];
    for (var key = 0; key < keys; key++) {
      admitted[key] = new AtomicLong();
    }
    var threads = 8;
    var go = new CountDownLatch(1);
    var begun = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var thread = 0; thread < threads; thread++) {
        var seed = thread;
        var _ =
            pool.submit(() -> {
              var random = new Random(seed);
              go.await();
              for (var round = 0; round < 100_000; round++) {
                var key = random.nextInt(keys);
                var now = START + System.nanoTime() - begun;
                if (cells.take(hash.of(7, 0, key), now, INTERVAL, burst) > 0) {
                  admitted[key].incrementAndGet();
                }
              }
              return null;
            });
      }
      go.countDown();
    }
    var most = burst + (System.nanoTime() - begun) / INTERVAL + 1;
    for (var key = 0; key < keys; key++) {
      assertThat(admitted[key].get()).isBetween((long) burst, most);
    }
  }

  @Test
  void saysThatItIsFullRatherThanForgetWhoIsStillCounted() {
    var cells = new Cells(8);
    var refused = 0;
    for (var client = 0; client < 100; client++) {
      if (cells.take(hash.of(0, 0, client), START, INTERVAL, 1) == Cells.FULL) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(92);
  }

  @Test
  void takesOverWhatHasRunOut() {
    var cells = new Cells(8);
    for (var client = 0; client < 8; client++) {
      assertThat(cells.take(hash.of(0, 0, client), START, INTERVAL, 1)).isPositive();
    }
    var later = START + TimeUnit.SECONDS.toNanos(2);
    for (var client = 100; client < 108; client++) {
      assertThat(cells.take(hash.of(0, 0, client), later, INTERVAL, 1)).isPositive();
    }
    assertThat(cells.take(hash.of(0, 0, 100), later, INTERVAL, 1)).isEqualTo(-INTERVAL);
  }

  @Test
  void threadsThatMeetNewKeysNeverCountOneTwice() throws InterruptedException {
    var cells = new Cells(1 << 14);
    var keys = 5_000;
    var admitted = new AtomicLong();
    var threads = 4;
    var go = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var thread = 0; thread < threads; thread++) {
        var _ =
            pool.submit(() -> {
              go.await();
              for (var key = 0; key < keys; key++) {
                if (cells.take(hash.of(3, 0, key), START, INTERVAL, 1) > 0) {
                  admitted.incrementAndGet();
                }
              }
              return null;
            });
      }
      go.countDown();
    }
    assertThat(admitted.get()).isEqualTo(keys);
  }
}
