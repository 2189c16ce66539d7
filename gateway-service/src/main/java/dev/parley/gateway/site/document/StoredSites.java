package dev.parley.gateway.site.document;

import dev.parley.gateway.file.PrivateFile;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Operators' sites as files, `<site>.yaml`, replaced whole, readable by us only.
final class StoredSites {
  private static final String END = ".yaml";

  private final Path folder;

  StoredSites(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path file(SiteId site) {
    return folder.resolve(site + END);
  }

  /// The texts by the sites' names.
  Map<String, String> texts() throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(folder, "*" + END)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        found.put(name.substring(0, name.length() - END.length()), Files.readString(file));
      }
    }
    return found;
  }

  void write(SiteId site, String text) throws IOException {
    PrivateFile.write(file(site), folder.resolve("." + site + ".new"), text);
  }

  void remove(SiteId site) throws IOException {
    Files.deleteIfExists(file(site));
  }
}
