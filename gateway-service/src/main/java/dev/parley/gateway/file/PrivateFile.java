package dev.parley.gateway.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A text that is replaced whole, on the disk before it counts, and readable by us only.
public final class PrivateFile {
  private PrivateFile() {}

  public static void write(Path file, Path temporary, String text) throws IOException {
    write(file, temporary, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// @param temporary beside the file, for what is not whole yet
  /// @param bytes all of them, which are used up
  public static void write(Path file, Path temporary, ByteBuffer bytes) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(temporary);
    try (var channel =
        FileChannel.open(
            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
