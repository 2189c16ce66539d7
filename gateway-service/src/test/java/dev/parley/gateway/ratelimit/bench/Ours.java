package dev.parley.gateway.ratelimit.bench;

import dev.parley.gateway.ratelimit.Judgement;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ratelimit.Use;

/// @param use what is asked for
record Ours(RateLimits limits, Use use) implements Contender {
  @Override
  public int ask(LimitKeys[] requests) {
    var admitted = 0;
    for (var keys : requests) {
      if (admits(Stage.UNPROVEN, keys) && admits(Stage.PROVEN, keys)) {
        admitted++;
      }
    }
    return admitted;
  }

  private boolean admits(Stage stage, LimitKeys keys) {
    return !(limits.judge(stage, use, keys).result() instanceof Judgement.Exceeded);
  }
}
