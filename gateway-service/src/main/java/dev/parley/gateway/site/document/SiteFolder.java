package dev.parley.gateway.site.document;

import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.file.SmallText;
import dev.parley.gateway.file.SubFolders;
import dev.parley.gateway.geofence.DatabaseKind;
import dev.parley.gateway.site.Policy;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// The folder `parley.sites`, a sub-folder for each site, named by its id.
final class SiteFolder {
  /// What one look sees: two are equal when nothing has changed between them.
  ///
  /// @param problem why the folder cannot be listed; empty where it can
  record Sight(Map<String, Found> sites, String problem) {}

  /// @param problem why the file cannot be read; empty where it can
  record Found(Path file, String text, String problem, Set<Policy> policies) {}

  private final Path folder;
  private final Function<String, Optional<String>> settings;
  private final Predicate<DatabaseKind> databases;

  /// @param settings what `${NAME}` in a file stands for
  SiteFolder(
      Path folder, Function<String, Optional<String>> settings, Predicate<DatabaseKind> databases) {
    this.folder = folder;
    this.settings = settings;
    this.databases = databases;
  }

  /// Contents, not times: a ConfigMap's swap of `..data` shows, and a touched file does not.
  /// Nothing is thrown: what cannot be read is part of what is seen.
  Sight look() {
    var found = new TreeMap<String, Found>();
    try {
      for (var site : SubFolders.of(folder)) {
        found.put(site.getFileName().toString(), found(site));
      }
    } catch (IOException unreadable) {
      return new Sight(Map.of(), "parley.sites cannot be read");
    }
    return new Sight(found, "");
  }

  /// @throws SiteFileException on the first thing wrong
  List<SiteDocument> read(Sight sight) {
    if (!sight.problem().isEmpty()) {
      throw new SiteFileException(folder, 0, sight.problem());
    }
    var documents = new ArrayList<SiteDocument>();
    sight.sites().forEach((name, found) -> documents.add(document(name, found)));
    return documents;
  }

  SiteFileException empty() {
    return new SiteFileException(folder, 0, "parley.sites holds no site");
  }

  private SiteDocument document(String name, Found found) {
    if (!found.problem().isEmpty()) {
      throw new SiteFileException(found.file(), 0, found.problem());
    }
    try {
      return SiteFile.read(
          found.text(),
          new Surroundings(
              id(name),
              Source.FILE,
              found.file().toString(),
              settings,
              found.policies(),
              databases));
    } catch (DocumentException wrong) {
      throw new SiteFileException(wrong);
    }
  }

  private SiteId id(String name) {
    try {
      return new SiteId(name);
    } catch (IllegalArgumentException wrong) {
      throw new SiteFileException(folder.resolve(name), 0, "the folder's name is not a site's id");
    }
  }

  private static Found found(Path site) {
    var file = site.resolve(SiteFile.NAME);
    var policies = EnumSet.noneOf(Policy.class);
    for (var policy : Policy.values()) {
      if (Files.isRegularFile(site.resolve(policy.file()))) {
        policies.add(policy);
      }
    }
    try {
      return new Found(file, SmallText.read(file), "", policies);
    } catch (CharacterCodingException malformed) {
      return new Found(file, "", "not UTF-8", policies);
    } catch (IOException unreadable) {
      return new Found(
          file, "", "cannot be read (" + unreadable.getClass().getSimpleName() + ")", policies);
    }
  }
}
