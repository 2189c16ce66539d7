package dev.parley.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells one content of the files from another without keeping it.
record Digest(String hex) {

  static Digest of(KeyPairFiles.Content content) {
    return switch (content) {
      case KeyPairFiles.Unreadable(var reason) -> new Digest("unreadable: " + reason);
      case KeyPairFiles.Read(var certificate, var key) -> {
        try {
          var sha = MessageDigest.getInstance("SHA-256");
          sha.update(certificate.getBytes(StandardCharsets.ISO_8859_1));
          sha.update((byte) 0);
          sha.update(key.getBytes(StandardCharsets.ISO_8859_1));
          yield new Digest(HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException impossible) {
          throw new IllegalStateException(impossible);
        }
      }
    };
  }
}
