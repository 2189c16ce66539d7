package dev.parley.retention.bucket;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.SiteId;
import dev.parley.retention.policy.Slot;
import java.time.Instant;

/// Site x retention class x slot: one key, one end.
public record Bucket(
    BucketId id,
    SiteId site,
    String retentionClass,
    Slot slot,
    Instant destroyAt,
    BucketState state) {}
