package dev.parley.gateway.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file that is small, whatever it is in truth.
public final class SmallText {
  /// In bytes. One more is read, so that who bounds the text at as many sees that it is longer.
  public static final int LARGEST = 256 * 1024;

  private SmallText() {}

  /// @throws CharacterCodingException when it is not UTF-8
  /// @throws IOException when it cannot be read
  public static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readNBytes(LARGEST + 1)))
          .toString();
    }
  }
}
