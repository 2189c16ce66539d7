package dev.parley.retention.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.SiteId;
import dev.parley.retention.canary.ProbeSealer;
import dev.parley.retention.doubles.AuditDouble;
import dev.parley.retention.doubles.Fuse;
import dev.parley.retention.doubles.InventoryDouble;
import dev.parley.retention.doubles.Killed;
import dev.parley.retention.doubles.TransitDouble;
import dev.parley.retention.policy.RetentionClass;
import dev.parley.retention.policy.SitePolicy;
import dev.parley.retention.policy.Slot;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketOpeningTest {
  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

  private final TestingClock clock = TestingClock.at(NOON);
  private final TransitDouble vault = new TransitDouble(new Fuse());
  private final InventoryDouble inventory = new InventoryDouble(clock);
  private final AuditDouble audit = new AuditDouble();
  private final BucketOpening opening =
      new BucketOpening(inventory, new BucketKeys(vault), new ProbeSealer(vault), audit);

  @Test
  void opensThisSlotAndTheNext() {
    opening.ahead(slots(Duration.ofDays(1)));
    assertThat(inventory.buckets())
        .extracting(bucket -> bucket.slot().start())
        .containsExactly(
            Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-30T00:00:00Z"));
    assertThat(inventory.buckets()).allMatch(bucket -> vault.has("bucket-" + bucket.id()));
    assertThat(audit.lines()).containsExactly("bucket.opened done", "bucket.opened done");
  }

  @Test
  void opensShortSlotsTwoMinutesAheadWithoutAGap() {
    opening.ahead(slots(Duration.ofSeconds(2)));
    var slots = inventory.buckets().stream().map(Bucket::slot).toList();
    assertThat(slots.getFirst().start()).isEqualTo(NOON);
    assertThat(slots.getLast().end()).isAfterOrEqualTo(NOON.plusSeconds(120));
    for (var number = 1; number < slots.size(); number++) {
      assertThat(slots.get(number).start()).isEqualTo(slots.get(number - 1).end());
    }
  }

  @Test
  void opensASlotOnceOnly() {
    opening.ahead(slots(Duration.ofDays(1)));
    opening.ahead(slots(Duration.ofDays(1)));
    assertThat(inventory.buckets()).hasSize(2);
    clock.advance(Duration.ofDays(1));
    opening.ahead(slots(Duration.ofDays(1)));
    assertThat(inventory.buckets()).hasSize(3);
  }

  @Test
  void discardsTheKeyWhenAnotherReplicaHasTheSlot() {
    opening.ahead(slots(Duration.ofDays(1)));
    inventory.hide();
    opening.ahead(slots(Duration.ofDays(1)));
    assertThat(vault.count()).isEqualTo(2);
    assertThat(inventory.buckets()).allMatch(bucket -> vault.has("bucket-" + bucket.id()));
  }

  @Test
  void keepsTheKeyWhenTheAnswerIsLost() {
    inventory.loseAnswers();
    assertThatExceptionOfType(Killed.class)
        .isThrownBy(() -> opening.ahead(slots(Duration.ofDays(1))));
    assertThat(inventory.buckets()).allMatch(bucket -> vault.has("bucket-" + bucket.id()));
  }

  @Test
  void wantsTheSlotThatBeginsWithinTwoMinutes() {
    var hours = new RetentionClass("general", Duration.ofHours(1), Duration.ofHours(2));
    assertThat(BucketOpening.wanted(hours, NOON.minusSeconds(60)))
        .extracting(Slot::start)
        .containsExactly(NOON.minusSeconds(3_600), NOON);
  }

  private static SitePolicy slots(Duration slot) {
    return new SitePolicy(
        new SiteId("hotel"), List.of(new RetentionClass("general", slot, slot.multipliedBy(10))));
  }
}
