package dev.parley.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.kernel.id.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Certificates, identity tokens and database users all live a minute here; nobody talking notices.
class RotationTest {
  private static final int ROTATIONS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void livesThroughThreeRotationsUnderLoad() throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var answered = new AtomicInteger();
    var certificates = new HashSet<String>();
    var users = new HashSet<String>();
    var end = Instant.now().plus(PATIENCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talking = new AtomicBoolean(true);
      for (var visitor = 0; visitor < 4; visitor++) {
        var _ =
            threads.submit(() -> {
              while (talking.get()) {
                converse(failures, answered);
              }
            });
      }
      while (Instant.now().isBefore(end) && !rotated(certificates, users)) {
        certificates.add(Listener.serial(House.address(ServiceName.ENGINE_ADAPTER)));
        certificates.add(Listener.serial(House.address(ServiceName.DATA_MIDDLEWARE)));
        users.addAll(House.records().databaseUsers());
        Thread.sleep(1000);
      }
      talking.set(false);
    }
    assertThat(rotated(certificates, users))
        .as("%s certificates, %s users", certificates.size(), users.size())
        .isTrue();
    assertThat(List.copyOf(failures)).as("of %s answers", answered.get()).isEmpty();
    assertThat(answered.get()).isGreaterThan(100);
    System.out.printf(
        "rotation: %d turns answered, 0 failed, over %d certificates and %d database users%n",
        answered.get(), certificates.size(), users.size());
  }

  /// Two listeners and two databases are watched: one more of each than there were rotations.
  private static boolean rotated(Set<String> certificates, Set<String> users) {
    return certificates.size() >= 2 * (ROTATIONS + 1) && users.size() >= 2 * (ROTATIONS + 1);
  }

  private static void converse(ConcurrentLinkedQueue<Throwable> failures, AtomicInteger answered) {
    try {
      var talk = new Talk(House.visitor());
      for (var turn = 0; turn < 5; turn++) {
        talk.say(turn % 2 == 0 ? "what time is check-in?" : "do you have a pool?");
        answered.incrementAndGet();
        Thread.sleep(100);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      failures.add(failed);
    }
  }
}
