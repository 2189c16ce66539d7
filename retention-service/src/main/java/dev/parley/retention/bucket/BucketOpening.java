package dev.parley.retention.bucket;

import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.SiteId;
import dev.parley.retention.canary.ProbeSealer;
import dev.parley.retention.policy.RetentionClass;
import dev.parley.retention.policy.SitePolicy;
import dev.parley.retention.policy.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Gives every slot its bucket ahead of time: this one, the next, and all that begin within two
/// minutes.
@ApplicationScoped
public class BucketOpening {
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final Inventory inventory;
  private final BucketKeys keys;
  private final ProbeSealer probes;
  private final Audit audit;

  public BucketOpening(Inventory inventory, BucketKeys keys, ProbeSealer probes, Audit audit) {
    this.inventory = inventory;
    this.keys = keys;
    this.probes = probes;
    this.audit = audit;
  }

  public void ahead(SitePolicy policy) {
    for (var retentionClass : policy.classes()) {
      var now = inventory.now();
      var wanted = wanted(retentionClass, now);
      var held =
          inventory.slotsFrom(policy.site(), retentionClass.name(), wanted.getFirst().start());
      wanted.stream()
          .filter(slot -> !held.contains(slot.start()))
          .forEach(slot -> open(policy.site(), retentionClass, slot));
    }
  }

  static List<Slot> wanted(RetentionClass retentionClass, Instant now) {
    List<Slot> slots = new ArrayList<>();
    slots.add(retentionClass.slotAt(now));
    do {
      slots.add(retentionClass.slotAt(slots.getLast().end()));
    } while (slots.getLast().end().isBefore(now.plus(AHEAD)));
    return slots;
  }

  private void open(SiteId site, RetentionClass retentionClass, Slot slot) {
    var bucket =
        new Bucket(
            new BucketId(UUID.randomUUID()),
            site,
            retentionClass.name(),
            slot,
            retentionClass.destroyAt(slot),
            BucketState.OPEN);
    keys.create(bucket.id());
    // A failure here may hide a bucket that was opened: only a plain no lets its key go.
    if (opened(bucket)) {
      audit.record(
          AuditEvent.done(
              "bucket.opened",
              Map.of(
                  "bucket", bucket.id(),
                  "site", site,
                  "class", retentionClass.name(),
                  "from", slot.start(),
                  "destroy", bucket.destroyAt())));
    } else {
      keys.discard(bucket.id());
    }
  }

  private boolean opened(Bucket bucket) {
    return inventory.open(bucket, probes.seal(bucket.id()));
  }
}
