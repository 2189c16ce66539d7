package dev.parley.retention.canary;

import dev.parley.kernel.id.BucketId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// The middleware as witness: it opens messages every day under the same keys.
@ApplicationScoped
class MiddlewareWitness implements Witness {
  private final MiddlewareProbes probes;

  MiddlewareWitness(@RestClient MiddlewareProbes probes) {
    this.probes = probes;
  }

  @Override
  public Testimony asked(BucketId bucket, Probe probe) {
    var answer = probes.ask(new MiddlewareProbes.Question(bucket.toString(), probe.sealed()));
    var opens = answer.opens();
    if (opens == null) {
      throw new IllegalStateException("the middleware does not say whether the probe opens");
    }
    var reason = answer.reason();
    return new Testimony(opens, reason == null ? "" : reason);
  }
}
