package dev.parley.platform.postgres;

import dev.parley.platform.download.Archives;
import dev.parley.platform.download.Cache;
import dev.parley.platform.download.Versions;
import dev.parley.platform.operator.CannotStart;
import java.nio.file.Path;
import java.util.Map;

/// PostgreSQL's programs, unpacked once from the build's own dependency.
final class PostgresBinaries {

  private static final Map<String, String> ARCHIVES =
      Map.of(
          "amd64", "/postgres-linux-x86_64.txz",
          "aarch64", "/postgres-linux-arm_64.txz");

  private PostgresBinaries() {}

  static Path in(Cache cache) {
    return cache.once(
        "postgres-" + Versions.of("postgres"),
        empty -> {
          String machine = System.getProperty("os.arch");
          String archive = ARCHIVES.getOrDefault(machine, "/none");
          try (var packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
              throw new CannotStart("no PostgreSQL for " + machine + " is in this build");
            }
            Archives.unpackTarXz(packed, empty);
          }
        });
  }
}
