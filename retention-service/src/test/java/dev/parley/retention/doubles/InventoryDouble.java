package dev.parley.retention.doubles;

import dev.parley.kernel.id.SiteId;
import dev.parley.retention.bucket.Bucket;
import dev.parley.retention.bucket.Inventory;
import dev.parley.retention.canary.Probe;
import dev.parley.testing.TestingClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The table `bucket` in memory: one bucket a slot.
public final class InventoryDouble implements Inventory {
  private final TestingClock clock;
  private final List<Bucket> buckets = new ArrayList<>();
  private boolean hidden;
  private boolean broken;

  public InventoryDouble(TestingClock clock) {
    this.clock = clock;
  }

  /// Another replica's buckets are not seen before the race for the slot.
  public void hide() {
    hidden = true;
  }

  /// The answer to `open` is lost on its way back.
  public void loseAnswers() {
    broken = true;
  }

  public List<Bucket> buckets() {
    return List.copyOf(buckets);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Set<Instant> slotsFrom(SiteId site, String retentionClass, Instant start) {
    return hidden
        ? Set.of()
        : buckets.stream().map(bucket -> bucket.slot().start()).collect(Collectors.toSet());
  }

  @Override
  public boolean open(Bucket bucket, Probe probe) {
    if (buckets.stream().anyMatch(held -> held.slot().equals(bucket.slot()))) {
      return false;
    }
    buckets.add(bucket);
    if (broken) {
      throw new Killed();
    }
    return true;
  }

  @Override
  public List<Bucket> latest(int limit) {
    return buckets();
  }
}
