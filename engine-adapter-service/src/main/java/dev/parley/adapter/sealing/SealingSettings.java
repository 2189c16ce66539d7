package dev.parley.adapter.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long opened conversation keys are held, and how many.
@ConfigMapping(prefix = "parley.sealing")
public interface SealingSettings {

  @WithDefault("10M")
  Duration keyLife();

  /// One holds about 300 bytes.
  @WithDefault("20000")
  int keys();
}
