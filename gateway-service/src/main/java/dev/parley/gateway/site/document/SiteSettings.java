package dev.parley.gateway.site.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the registry is kept. The sites themselves are in the folder `parley.sites`.
@ConfigMapping(prefix = "parley.site-registry")
public interface SiteSettings {

  /// From one look at the folder to the next, 100 ms to 5 minutes. A change is in force after two
  /// looks.
  @WithDefault("2S")
  Duration reload();

  /// Keeps the sites that operators make. Without it they last as long as the process.
  Optional<Path> adminFolder();
}
