package dev.parley.gateway.acl;

import dev.parley.gateway.file.PrivateFile;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Operators' lists as files: `suite.txt` and `site.<id>.txt`, replaced whole, readable by us only.
final class AdminFolder {
  private static final String END = ".txt";
  private static final String SITE = "site.";

  private final Path folder;

  AdminFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path file(Scope scope) {
    return folder.resolve(scope.label() + END);
  }

  List<Scope> scopes() throws IOException {
    var found = new ArrayList<Scope>();
    try (var files = Files.newDirectoryStream(folder, "*" + END)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        var label = name.substring(0, name.length() - END.length());
        if (label.equals(Scope.SUITE.label())) {
          found.add(Scope.SUITE);
        } else if (label.startsWith(SITE)) {
          found.add(new Scope.OfSite(new SiteId(label.substring(SITE.length()))));
        }
      }
    }
    return found;
  }

  /// @throws UncheckedIOException when it cannot be read
  ByteBuffer text(Scope scope) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file(scope)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void write(Scope scope, ByteBuffer text) throws IOException {
    PrivateFile.write(file(scope), folder.resolve("." + scope.label() + ".new"), text);
  }

  void remove(Scope scope) throws IOException {
    Files.deleteIfExists(file(scope));
  }
}
