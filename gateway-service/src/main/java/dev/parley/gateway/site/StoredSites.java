package dev.parley.gateway.site;

import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
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
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = folder.resolve("." + site + ".new");
    Files.deleteIfExists(temporary);
    try (var channel =
        FileChannel.open(
            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file(site), StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(SiteId site) throws IOException {
    Files.deleteIfExists(file(site));
  }
}
