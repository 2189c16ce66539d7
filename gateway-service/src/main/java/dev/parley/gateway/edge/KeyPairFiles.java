package dev.parley.gateway.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where certificate and key lie. A path is followed anew each time: mounted volumes are swapped by
/// a link (`..data`).
///
/// @param certificate the chain, PEM
/// @param key PEM
record KeyPairFiles(Path certificate, Path key) {
  private static final int LONGEST = 1 << 20;

  /// What both hold now.
  sealed interface Content {}

  /// Never prints what it holds.
  record Read(String certificate, String key) implements Content {
    @Override
    public String toString() {
      return "Read[]";
    }
  }

  record Unreadable(String reason) implements Content {}

  Content read() {
    try {
      return new Read(text(certificate), text(key));
    } catch (IOException broken) {
      return new Unreadable(
          "cannot be read ("
              + broken.getClass().getSimpleName()
              + ": "
              + broken.getMessage()
              + ")");
    }
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException(file + " is longer than 1 MiB");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public String toString() {
    return certificate + " with " + key;
  }
}
