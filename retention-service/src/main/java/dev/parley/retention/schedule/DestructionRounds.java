package dev.parley.retention.schedule;

import dev.parley.retention.destruction.Destruction;
import dev.parley.retention.destruction.Outcome;
import dev.parley.retention.destruction.Plan;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Destroys what is due, bucket by bucket: the failure of one is not the failure of the next.
@ApplicationScoped
class DestructionRounds {
  private static final Logger LOG = Logger.getLogger(DestructionRounds.class);

  private final Destruction destruction;

  DestructionRounds(Destruction destruction) {
    this.destruction = destruction;
  }

  @Scheduled(
      every = "{parley.retention.destroying-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void destroy() {
    destruction.plan().forEach(this::execute);
  }

  private void execute(Plan plan) {
    var bucket = plan.bucket().id();
    try {
      switch (destruction.execute(plan)) {
        case Outcome.Destroyed(var certificate) ->
            LOG.infof("bucket %s is destroyed, certificate %s", bucket, certificate);
        case Outcome.Refused(var refusal) ->
            LOG.errorf("bucket %s is not destroyed: %s; tried again soon", bucket, refusal.code());
        case Outcome.LeftToAnother() -> LOG.debugf("bucket %s is left to another replica", bucket);
      }
    } catch (RuntimeException outage) {
      LOG.errorf(outage, "bucket %s is not destroyed; tried again soon", bucket);
    }
  }
}
