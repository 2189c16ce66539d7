package dev.parley.retention.canary;

import dev.parley.kernel.id.BucketId;

/// Someone who may open what is sealed under a bucket's key, and is not us.
public interface Witness {

  /// @throws RuntimeException when the witness cannot tell; silence is no testimony
  Testimony asked(BucketId bucket, Probe probe);
}
