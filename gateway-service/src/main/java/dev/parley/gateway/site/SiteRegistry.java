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
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The sites of the folder `parley.sites`, one sub-folder each, named by the site's id.
@Startup
@Singleton
public class SiteRegistry {
  private static final Logger LOG = Logger.getLogger(SiteRegistry.class);

  private final Map<String, Site> sites;
  private final Map<Origin, Site> speaking;

  @Inject
  public SiteRegistry(@ConfigProperty(name = "parley.sites") Path folder, Config config) {
    this(read(folder, name -> config.getOptionalValue(name, String.class)));
    LOG.infof("sites: %s", String.join(", ", sites.keySet()));
  }

  public SiteRegistry(Collection<Site> sites) {
    this.sites = new TreeMap<>();
    sites.forEach(site -> this.sites.put(site.id().value(), site));
    this.speaking = speaking(sites);
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
    return speaking.containsKey(origin);
  }

  /// The site that a page of that origin speaks for: one, so that the head of a request says whose
  /// rules it meets.
  public Optional<Site> speaking(Origin origin) {
    return Optional.ofNullable(speaking.get(origin));
  }

  private static Map<Origin, Site> speaking(Collection<Site> sites) {
    var speaking = new HashMap<Origin, Site>();
    for (var site : sites) {
      for (var origin : site.origins()) {
        var other = speaking.put(origin, site);
        if (other != null) {
          throw new IllegalStateException(
              "%s is an origin of both %s and %s: a page speaks for one site"
                  .formatted(origin, other.id(), site.id()));
        }
      }
    }
    return Map.copyOf(speaking);
  }

  private static SiteId id(Path folder, String name) {
    try {
      return new SiteId(name);
    } catch (IllegalArgumentException wrong) {
      throw new SiteFileException(folder, 0, "the folder's name is not a site's id");
    }
  }
}
