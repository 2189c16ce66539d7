package dev.parley.retention.bucket;

import dev.parley.kernel.id.SiteId;
import dev.parley.retention.canary.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The buckets that are known, and the clock that decides about them.
public interface Inventory {

  Instant now();

  /// The beginnings of the slots that have a bucket, from one slot on.
  Set<Instant> slotsFrom(SiteId site, String retentionClass, Instant start);

  /// False when another bucket holds that slot, or it is over.
  boolean open(Bucket bucket, Probe probe);

  /// The last to be destroyed first.
  List<Bucket> latest(int limit);
}
