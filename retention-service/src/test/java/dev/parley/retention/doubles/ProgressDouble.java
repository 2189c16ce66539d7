package dev.parley.retention.doubles;

import dev.parley.kernel.id.BucketId;
import dev.parley.retention.certificate.Finding;
import dev.parley.retention.destruction.Plan;
import dev.parley.retention.destruction.Progress;
import dev.parley.retention.destruction.Step;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of `claim_destruction`, `record_step` and `drop_bucket` for one bucket, in memory.
public final class ProgressDouble implements Progress {
  private static final long MESSAGES = 3;

  private final Plan plan;
  private final TestingClock clock;
  private final Fuse fuse;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Step reached;
  private Instant claimedUntil = Instant.MIN;
  private boolean certified;
  private boolean dropped;

  public ProgressDouble(Plan plan, TestingClock clock, Fuse fuse) {
    this.plan = plan;
    this.clock = clock;
    this.fuse = fuse;
  }

  public boolean dropped() {
    return dropped;
  }

  void certify() {
    if (reached != Step.DROPPED) {
      throw new IllegalStateException("a certificate follows the drop");
    }
    certified = true;
  }

  @Override
  public List<Plan> due(int limit) {
    return isDue() ? List.of(plan) : List.of();
  }

  private boolean isDue() {
    var now = clock.instant();
    return !certified && !now.isBefore(plan.bucket().destroyAt()) && !now.isBefore(claimedUntil);
  }

  @Override
  public boolean claim(BucketId bucket, Duration patience) {
    if (!isDue()) {
      return false;
    }
    claimedUntil = clock.instant().plus(patience);
    take(Step.PLANNED, "");
    return true;
  }

  @Override
  public Step reached(BucketId bucket) {
    if (reached == null) {
      throw new IllegalStateException("not claimed");
    }
    return reached;
  }

  @Override
  public void record(BucketId bucket, Step step, String note) {
    take(step, note);
  }

  @Override
  public void drop(BucketId bucket) {
    if (reached == null || reached.compareTo(Step.PROVEN) < 0) {
      throw new IllegalStateException("the bucket may not be dropped");
    }
    dropped = true;
    take(Step.DROPPED, Long.toString(MESSAGES));
  }

  @Override
  public long messages(BucketId bucket) {
    return MESSAGES;
  }

  @Override
  public List<Finding> findings(BucketId bucket) {
    return List.copyOf(findings);
  }

  private void take(Step step, String note) {
    if (reached != null && step.compareTo(reached) <= 0) {
      return;
    }
    if (step != (reached == null ? Step.PLANNED : reached.rest().getFirst())) {
      throw new IllegalStateException(step + " does not follow " + reached);
    }
    reached = step;
    findings.add(new Finding(step.code(), clock.instant(), note));
    fuse.burn();
  }
}
