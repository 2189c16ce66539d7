package dev.parley.platform.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log, as far as an operator wants to see it at once.
final class LogTail {

  private static final int LINES = 8;
  private static final int BYTES = 8192;

  private LogTail() {}

  static List<String> of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(end);
      return last(new String(end, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return List.of();
    }
  }

  static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }
}
