package dev.parley.middleware.conversation;

import dev.parley.kernel.id.BucketId;
import java.time.Instant;

/// A bucket that may be written to now, or read from until its end.
record OpenBucket(BucketId id, Instant destroyAt) {}
