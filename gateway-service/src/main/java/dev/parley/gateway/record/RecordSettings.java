package dev.parley.gateway.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much is remembered of what the gates decided.
@ConfigMapping(prefix = "parley.admission")
public interface RecordSettings {

  /// How many decisions are kept, 100 to 1,000,000; half a kilobyte each at most. Three of four are
  /// kept for refusals, so that a flood of them does not push out what was admitted.
  @WithDefault("20000")
  int records();

  /// The share of admissions that is recorded, 0 to 1. Refusals are recorded always.
  @WithDefault("0.01")
  double sample();

  /// Audit lines of refusals in one second, 1 to 1,000; a line a second counts what is left out.
  @WithDefault("20")
  int auditLines();
}
