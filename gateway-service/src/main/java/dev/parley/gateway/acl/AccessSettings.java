package dev.parley.gateway.acl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the lists are. A site's own is `access-list.txt` in its folder of `parley.sites`.
@ConfigMapping(prefix = "parley.acl")
public interface AccessSettings {

  /// The suite's list. Named, it must be readable: until it is, everyone is denied.
  Optional<Path> suite();

  /// From one look at the files to the next, 100 ms to 5 minutes. A change is in force after two
  /// looks.
  @WithDefault("2S")
  Duration reload();

  /// Keeps what operators add. Without it that lasts as long as the process.
  Optional<Path> adminFolder();
}
