package dev.parley.retention.schedule;

import dev.parley.retention.bucket.BucketOpening;
import dev.parley.retention.policy.Policies;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Opens buckets ahead, site by site: the failure of one is not the failure of the next.
@ApplicationScoped
class OpeningRounds {
  private static final Logger LOG = Logger.getLogger(OpeningRounds.class);

  private final Policies policies;
  private final BucketOpening opening;

  OpeningRounds(Policies policies, BucketOpening opening) {
    this.policies = policies;
    this.opening = opening;
  }

  @Scheduled(
      every = "{parley.retention.opening-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void open() {
    for (var policy : policies.sites()) {
      try {
        opening.ahead(policy);
      } catch (RuntimeException outage) {
        LOG.warnf(
            outage, "buckets of site %s could not be opened; tried again soon", policy.site());
      }
    }
  }
}
