package dev.parley.endtoend.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The sites of the tests: the demo hotel as it is, and the same with lives of seconds.
final class Sites {
  private static final List<String> FILES = List.of("site.yaml", "script.yaml", "catalogue.yaml");

  private static final String BRIEF_ORIGIN = "https://brief.example";

  private Sites() {}

  /// The page that speaks for a site.
  static String origin(String site, URI demo) {
    return site.equals(House.SITE) ? demo.toString() : BRIEF_ORIGIN;
  }

  static Path lay(Path tree) {
    var hotel = tree.resolve("platform/demo/hotel");
    var sites = Path.of("target", "sites").toAbsolutePath();
    try {
      for (var site : List.of(House.SITE, House.BRIEF_SITE)) {
        var folder = Files.createDirectories(sites.resolve(site));
        for (var file : FILES) {
          Files.writeString(
              folder.resolve(file), page(site, Files.readString(hotel.resolve(file))));
        }
        copyPage(hotel.resolve("page"), folder.resolve("page"));
        Files.writeString(
            folder.resolve("retention.yaml"),
            site.equals(House.SITE)
                ? Files.readString(hotel.resolve("retention.yaml"))
                : Files.readString(
                    tree.resolve("end-to-end/src/test/resources/brief-retention.yaml")));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return sites;
  }

  /// A page speaks for one site.
  private static String page(String site, String text) {
    return site.equals(House.SITE)
        ? text
        : text.replace("${PARLEY_DEMO_ORIGIN}", BRIEF_ORIGIN)
            .replace("oidc-client: site-hotel", "");
  }

  private static void copyPage(Path page, Path copy) throws IOException {
    try (var files = Files.walk(page)) {
      for (var file : files.toList()) {
        var target = copy.resolve(page.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
