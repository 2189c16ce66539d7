package dev.parley.gateway.site;

import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The sites of the folder `parley.sites`, one sub-folder each, named by the site's id.
@Startup
@Singleton
public class SiteRegistry {
  private static final Logger LOG = Logger.getLogger(SiteRegistry.class);

  private final Map<String, Site> sites;
  private final Set<Origin> origins;
  private final Map<Origin, Set<Origin>> framing;

  @Inject
  public SiteRegistry(@ConfigProperty(name = "parley.sites") Path folder, Config config) {
    this(read(folder, name -> config.getOptionalValue(name, String.class)));
    LOG.infof("sites: %s", String.join(", ", sites.keySet()));
  }

  public SiteRegistry(Collection<Site> sites) {
    this.sites = new TreeMap<>();
    sites.forEach(site -> this.sites.put(site.id().value(), site));
    this.origins =
        sites.stream()
            .flatMap(site -> site.origins().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.framing = framing(sites);
  }

  /// @param settings what `${NAME}` in a file stands for
  /// @throws SiteFileException on the first thing wrong
  static Collection<Site> read(Path folder, Function<String, Optional<String>> settings) {
    var found = new TreeMap<String, Site>();
    try (var entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (var entry : entries) {
        var name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          found.put(name, SiteFile.read(entry.resolve(SiteFile.NAME), id(entry, name), settings));
        }
      }
    } catch (IOException unreadable) {
      throw new SiteFileException(folder, 0, "parley.sites cannot be read");
    }
    if (found.isEmpty()) {
      throw new SiteFileException(folder, 0, "parley.sites holds no site");
    }
    return found.values();
  }

  public Optional<Site> find(String id) {
    return Optional.ofNullable(sites.get(id));
  }

  /// Whether any site lists that origin.
  public boolean lists(Origin origin) {
    return origins.contains(origin);
  }

  /// Who may frame what we answer a page of that origin. An origin of several sites may be framed
  /// only by what all of them list.
  Set<Origin> mayFrame(Origin origin) {
    return framing.getOrDefault(origin, Set.of());
  }

  private static Map<Origin, Set<Origin>> framing(Collection<Site> sites) {
    var framing = new HashMap<Origin, Set<Origin>>();
    for (var site : sites) {
      for (var origin : site.origins()) {
        framing.merge(
            origin,
            site.frameAncestors(),
            (one, other) ->
                one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet()));
      }
    }
    return Map.copyOf(framing);
  }

  private static SiteId id(Path folder, String name) {
    try {
      return new SiteId(name);
    } catch (IllegalArgumentException wrong) {
      throw new SiteFileException(folder, 0, "the folder's name is not a site's id");
    }
  }
}
