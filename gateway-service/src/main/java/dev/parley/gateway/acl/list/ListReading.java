package dev.parley.gateway.acl.list;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a list's file whole.
public final class ListReading {
  /// The longest file, in bytes.
  public static final int LARGEST = 64 * 1024 * 1024;

  private ListReading() {}

  /// @throws IOException when it cannot be read; what it says wrongly is a [ParsedList.Wrong]
  public static ParsedList read(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      return new ParsedList.Wrong(0, "a list has " + LARGEST + " bytes at most");
    }
    try {
      return AccessList.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return new ParsedList.Wrong(0, "not UTF-8");
    }
  }

  /// `file:line: reason`, as for any file of ours.
  public static String place(Path file, ParsedList.Wrong wrong) {
    return file + (wrong.line() > 0 ? ":" + wrong.line() : "") + ": " + wrong.reason();
  }
}
