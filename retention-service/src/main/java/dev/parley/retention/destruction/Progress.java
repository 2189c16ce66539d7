package dev.parley.retention.destruction;

import dev.parley.kernel.id.BucketId;
import dev.parley.retention.certificate.Finding;
import java.time.Duration;
import java.util.List;

/// What has been done, written where the next one who tries will find it.
public interface Progress {

  /// The longest overdue first.
  List<Plan> due(int limit);

  /// False when somebody else holds it, it is not due, or it is over.
  boolean claim(BucketId bucket, Duration patience);

  /// The last step that was taken.
  Step reached(BucketId bucket);

  void record(BucketId bucket, Step step, String note);

  /// Drops the partitions and records [Step#DROPPED].
  void drop(BucketId bucket);

  /// How many messages went with the partitions; known once they are dropped.
  long messages(BucketId bucket);

  /// All steps so far, in order.
  List<Finding> findings(BucketId bucket);
}
