package dev.parley.gateway.acl.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The lines of a text in UTF-8, read one by one: the text is never held whole. A line ends as
/// [String#lines()] has it.
final class ListLines {
  /// In bytes, without its end.
  static final int LONGEST = 4 * 1024;

  /// What stands next.
  sealed interface Line {
    Line END = new End();

    record Text(String content) implements Line {}

    record Malformed(String reason) implements Line {}

    record End() implements Line {}
  }

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int end;
  private int length;
  private boolean afterReturn;
  private long bytes;

  ListLines(InputStream in) {
    this.in = in;
  }

  /// How many were read, of lines and their ends, and perhaps a little beyond.
  long bytes() {
    return bytes;
  }

  Line next() throws IOException {
    length = 0;
    while (at < end || fill()) {
      var next = buffer[at++];
      var second = afterReturn && next == '\n';
      afterReturn = next == '\r';
      if (second) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        return text();
      }
      if (length == LONGEST) {
        return new Line.Malformed("a line has " + LONGEST + " bytes at most");
      }
      line[length++] = next;
    }
    return length == 0 ? Line.END : text();
  }

  private boolean fill() throws IOException {
    at = 0;
    end = in.read(buffer);
    bytes += Math.max(end, 0);
    return end > 0;
  }

  private Line text() {
    try {
      return new Line.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString());
    } catch (CharacterCodingException malformed) {
      return new Line.Malformed("not UTF-8");
    }
  }
}
