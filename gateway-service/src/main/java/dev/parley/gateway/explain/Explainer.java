package dev.parley.gateway.explain;

import io.vertx.core.Future;

/// The gates, asked what if.
public interface Explainer {

  /// Complete at once, unless replicas share their counts: one round trip to the store then.
  Future<Explanation> explain(Hypothesis hypothesis);
}
