package dev.parley.gateway.explain;

/// The gates, asked what if.
public interface Explainer {

  /// Never waits, so an event loop may ask.
  Explanation explain(Hypothesis hypothesis);
}
