package dev.parley.retention.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.retention.bucket.Bucket;

/// A bucket as auditors see it; instants are ISO 8601 in UTC.
record BucketView(
    String id,
    String site,
    @JsonProperty("class") String retentionClass,
    @JsonProperty("slot_start") String slotStart,
    @JsonProperty("slot_end") String slotEnd,
    @JsonProperty("destroy_at") String destroyAt,
    String state) {

  static BucketView of(Bucket bucket) {
    return new BucketView(
        bucket.id().toString(),
        bucket.site().value(),
        bucket.retentionClass(),
        bucket.slot().start().toString(),
        bucket.slot().end().toString(),
        bucket.destroyAt().toString(),
        bucket.state().code());
  }
}
