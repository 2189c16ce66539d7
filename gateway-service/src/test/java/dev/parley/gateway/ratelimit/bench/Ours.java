package dev.parley.gateway.ratelimit.bench;

import dev.parley.gateway.ratelimit.Judgement;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ratelimit.Use;

record Ours(RateLimits limits) implements Contender {
  @Override
  public int ask(LimitKeys[] requests) {
    var admitted = 0;
    for (var keys : requests) {
      if (!(limits.judge(Stage.BEFORE_SESSION, Use.WIDGET, keys).result()
          instanceof Judgement.Exceeded)) {
        admitted++;
      }
    }
    return admitted;
  }
}
