package dev.parley.gateway.acl.list;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a list as it is written. Waits for the disk, and a long one takes seconds: never on an
/// event loop.
public final class ListReading {
  /// The longest text, in bytes: as many entries as may be, in their longest form.
  public static final int LARGEST = 16 * 1024 * 1024;

  private ListReading() {}

  /// @throws IOException when it cannot be read; what it says wrongly is a [ParsedList.Wrong]
  public static ParsedList read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return ListText.parse(in);
    }
  }

  /// @param text in an array, which is not copied
  public static ParsedList read(ByteBuffer text) {
    try {
      return ListText.parse(
          new ByteArrayInputStream(
              text.array(), text.arrayOffset() + text.position(), text.remaining()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// `file:line: reason`, as for any file of ours.
  public static String place(Path file, ParsedList.Wrong wrong) {
    return file + (wrong.line() > 0 ? ":" + wrong.line() : "") + ": " + wrong.reason();
  }
}
