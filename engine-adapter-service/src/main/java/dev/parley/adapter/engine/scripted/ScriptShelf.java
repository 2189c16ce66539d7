package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.scripted.script.Reading;
import dev.parley.adapter.engine.scripted.script.ScriptReader;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/// The scripts of all sites: `<sites>/<site>/script.yaml`. A site without one is not served.
final class ScriptShelf {
  private static final String FILE = "script.yaml";

  private ScriptShelf() {}

  static Map<SiteId, SiteScript> read(Path sites, InstantSource clock) {
    try (var folders = Files.list(sites)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
          .collect(
              Collectors.toUnmodifiableMap(
                  ScriptShelf::site, folder -> open(folder.resolve(FILE), clock)));
    } catch (IOException unreadable) {
      throw new ScriptRefusedException(sites, "the folder of sites cannot be read", unreadable);
    }
  }

  private static SiteId site(Path folder) {
    try {
      return new SiteId(String.valueOf(folder.getFileName()));
    } catch (IllegalArgumentException refused) {
      throw new ScriptRefusedException(folder, "the folder is not named like a site", refused);
    }
  }

  private static SiteScript open(Path file, InstantSource clock) {
    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return switch (ScriptReader.read(text)) {
        case Reading.Whole(var script) -> new SiteScript(script, clock);
        case Reading.Refused(var flaws) -> throw new ScriptRefusedException(file, flaws);
      };
    } catch (IOException unreadable) {
      throw new ScriptRefusedException(file, "it cannot be read", unreadable);
    }
  }
}
