package dev.parley.gateway.house;

import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.gateway.site.document.SiteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A folder of sites, as `parley.sites` has them.
public record SitesOnDisk(Path folder) {
  public static final String HOTEL =
      "title: Hotel\norigins: [https://hotel.example]\nlanguages: [en]\n";
  public static final String INN = "title: Inn\norigins: [https://inn.example]\nlanguages: [en]\n";

  /// How the registry is kept.
  public record Kept(Duration reload, Optional<Path> adminFolder) implements SiteSettings {
    public static final Kept IN_MEMORY = new Kept(Duration.ofSeconds(2), Optional.empty());

    public static Kept in(Path folder) {
      return new Kept(Duration.ofSeconds(2), Optional.of(folder));
    }
  }

  public static SitesOnDisk temporary() {
    try {
      var folder = Files.createTempDirectory("sites");
      folder.toFile().deleteOnExit();
      return new SitesOnDisk(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public SitesOnDisk with(String site, String yaml) {
    return beside(site, "site.yaml", yaml);
  }

  /// A file in the site's folder.
  public SitesOnDisk beside(String site, String name, String text) {
    try {
      Files.writeString(Files.createDirectories(folder.resolve(site)).resolve(name), text);
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public SiteDocuments documents() {
    return documents(Kept.IN_MEMORY);
  }

  public SiteDocuments documents(SiteSettings how) {
    return new SiteDocuments(
        how,
        folder,
        name -> name.equals("PAGE") ? Optional.of("http://localhost:8081") : Optional.empty());
  }
}
