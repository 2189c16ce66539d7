package dev.parley.retention.certificate;

import dev.parley.kernel.id.BucketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The filed certificates, in order.
public interface Chain {

  /// By the clock that the findings were dated with.
  Instant now();

  Link next();

  /// False when the chain has grown since `link` was read: sign anew for the next one.
  boolean file(UUID id, BucketId bucket, Link link, String statement);

  /// The newest first.
  List<Certificate> latest(int limit);

  Optional<Certificate> find(UUID id);
}
