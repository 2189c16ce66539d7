package dev.parley.gateway.record;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
  private static final Ruling REFUSED =
      Ruling.refused("acl.site.deny:203.0.113.7/32", ProblemCode.ACCESS_DENIED);
  private static final Ruling ADMITTED = Ruling.admitted("session.valid");

  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<AuditEvent> audited = new ArrayList<>();
  private double drawn;

  private record Settings(int records, double sample, int auditLines) implements RecordSettings {}

  @Test
  void recordsWhatWasDecidedAndAboutWhomWithoutTheAddress() {
    var log = log(new Settings(100, 0.01, 20));
    log.record("acl", REFUSED, visitor());
    assertThat(log.content())
        .containsExactly(
            new DecisionRecord(
                clock.instant(),
                "acl",
                "acl.site.deny:203.0.113.7/32",
                "access.denied",
                Optional.of(new SiteId("hotel")),
                Optional.of(log.pseudonyms().of(address("203.0.113.250"))),
                Optional.of("DE"),
                OptionalLong.of(64_500),
                "message"));
  }

  @Test
  void recordsARefusalWhoseClientIsUnknown() {
    var log = log(new Settings(100, 0, 20));
    log.record(
        "client",
        Ruling.refused("client.obfuscated", ProblemCode.CLIENT_UNRESOLVED),
        new Observed(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), "message"));
    assertThat(log.content()).hasSize(1).allMatch(record -> record.prefix().isEmpty());
  }

  @Test
  void recordsEveryRefusalAndAdmissionsBySample() {
    var log = log(new Settings(1_000, 0.25, 20));
    for (var round = 0; round < 100; round++) {
      drawn = round / 100.0;
      log.record("session", ADMITTED, visitor());
      log.record("acl", REFUSED, visitor());
    }
    assertThat(log.content().stream().filter(DecisionRecord::isAdmitted)).hasSize(25);
    assertThat(log.content().stream().filter(record -> !record.isAdmitted())).hasSize(100);
  }

  @Test
  void recordsNoAdmissionOrEachWhereToldSo() {
    var none = log(new Settings(100, 0, 20));
    none.record("session", ADMITTED, visitor());
    assertThat(none.content()).isEmpty();
    var each = log(new Settings(100, 1, 20));
    drawn = Math.nextDown(1.0);
    each.record("session", ADMITTED, visitor());
    assertThat(each.content()).hasSize(1);
  }

  @Test
  void keepsNoMoreThanItsBoundAndForgetsTheOldest() {
    var log = log(new Settings(100, 1, 20));
    for (var round = 0; round < 1_000; round++) {
      clock.advance(Duration.ofSeconds(1));
      log.record("acl", REFUSED, visitor());
    }
    assertThat(log.content()).hasSize(75);
    assertThat(log.content().getFirst().at()).isEqualTo(clock.instant());
    assertThat(log.content().getLast().at())
        .isEqualTo(clock.instant().minus(Duration.ofSeconds(74)));
    assertThat(log.refused()).isEqualTo(1_000);
  }

  @Test
  void keepsAdmissionsThroughAFloodOfRefusals() {
    var log = log(new Settings(100, 1, 20));
    log.record("session", ADMITTED, visitor());
    for (var round = 0; round < 10_000; round++) {
      log.record("acl", REFUSED, visitor());
    }
    assertThat(log.content().stream().filter(DecisionRecord::isAdmitted)).hasSize(1);
  }

  @Test
  void boundsWhatARuleMaySay() {
    var log = log(new Settings(100, 1, 20));
    log.record("acl", Ruling.admitted("x".repeat(10_000)), visitor());
    assertThat(log.content().getFirst().rule()).hasSize(160);
  }

  @Test
  void losesNothingWhenManyThreadsRecord() throws InterruptedException {
    var log = log(new Settings(100_000, 1, 1));
    var begin = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (var number = 0; number < 4; number++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  begin.await();
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                  return;
                }
                for (var round = 0; round < 5_000; round++) {
                  log.record("session", ADMITTED, visitor());
                }
              }));
    }
    begin.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(log.content()).hasSize(20_000);
  }

  @Test
  void writesAnAuditLineWithoutTheNetworkOfTheRule() {
    log(new Settings(100, 1, 20)).record("acl", REFUSED, visitor());
    assertThat(audited)
        .containsExactly(
            new AuditEvent(
                "admission.refused",
                "access.denied",
                Map.of(
                    "gate", "acl",
                    "rule", "acl.site.deny",
                    "use", "message",
                    "site", new SiteId("hotel"),
                    "country", "DE")));
  }

  @Test
  void countsInAFloodInsteadOfWriting() {
    var log = log(new Settings(1_000, 1, 3));
    for (var round = 0; round < 500; round++) {
      log.record("acl", REFUSED, visitor());
    }
    assertThat(audited).hasSize(3);
    clock.advance(Duration.ofSeconds(1));
    log.record("acl", REFUSED, visitor());
    assertThat(audited).hasSize(5);
    assertThat(audited.get(3))
        .isEqualTo(AuditEvent.done("admission.refusals-left-out", Map.of("count", 497L)));
    assertThat(audited.get(4).what()).isEqualTo("admission.refused");
  }

  @Test
  void writesNoAuditLineForAnAdmission() {
    log(new Settings(100, 1, 20)).record("session", ADMITTED, visitor());
    assertThat(audited).isEmpty();
  }

  @Test
  void refusesSettingsOutOfBounds() {
    for (var wrong :
        List.of(
            new Settings(99, 0, 1),
            new Settings(1_000_001, 0, 1),
            new Settings(100, -0.1, 1),
            new Settings(100, 1.1, 1),
            new Settings(100, Double.NaN, 1),
            new Settings(100, 0, 0),
            new Settings(100, 0, 1_001))) {
      assertThatThrownBy(() -> log(wrong))
          .as(wrong.toString())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("parley.admission.");
    }
  }

  private DecisionLog log(RecordSettings settings) {
    return new DecisionLog(settings, audited::add, () -> drawn, clock);
  }

  private static Observed visitor() {
    return new Observed(
        Optional.of(address("203.0.113.7")),
        Optional.of(new SiteId("hotel")),
        Optional.of("DE"),
        OptionalLong.of(64_500),
        "message");
  }
}
