package dev.parley.retention.policy;

import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The policies of all sites, one folder each below `parley.sites`.
@Startup
@ApplicationScoped
public class Policies {
  private final List<SitePolicy> sites;

  /// @throws RetentionFileException when any site's file is missing or wrong
  public Policies(@ConfigProperty(name = "parley.sites") Path folder) {
    this.sites = read(folder);
  }

  public List<SitePolicy> sites() {
    return sites;
  }

  private static List<SitePolicy> read(Path folder) {
    try (var found = Files.list(folder)) {
      return found
          .filter(Files::isDirectory)
          .sorted()
          .map(site ->
              new RetentionFile(site.resolve(RetentionFile.NAME))
                  .read(new SiteId(site.getFileName().toString())))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("parley.sites cannot be read", unreadable);
    }
  }
}
