package dev.parley.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds where answers begin and end in what a connection brings: by length or in chunks, nothing
/// else. Reads what well-behaved servers write, and no more.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112, section 6</a>
final class AnswerReader {
  private static final int LONGEST_LINE = 16 * 1024;

  private enum Expecting {
    HEAD,
    LENGTH,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER
  }

  private final AnswerListener listener;
  private final byte[] line = new byte[LONGEST_LINE];
  private int used;
  private Expecting expecting = Expecting.HEAD;
  private long left;
  private int status;
  private boolean reusable = true;
  private boolean chunked;

  AnswerReader(AnswerListener listener) {
    this.listener = listener;
  }

  void read(ByteBuffer in) {
    while (in.hasRemaining()) {
      switch (expecting) {
        case HEAD -> head(in);
        case LENGTH, CHUNK -> body(in);
        case CHUNK_SIZE -> size(in);
        case CHUNK_END -> {
          if (in.get() == '\n') {
            expecting = Expecting.CHUNK_SIZE;
          }
        }
        case TRAILER -> trailer(in);
      }
    }
  }

  private void head(ByteBuffer in) {
    if (!line(in)) {
      return;
    }
    var text = new String(line, 0, used, StandardCharsets.ISO_8859_1).strip();
    used = 0;
    if (status == 0) {
      status = Integer.parseInt(text.substring(9, 12));
      reusable = true;
      chunked = false;
      left = 0;
    } else if (!text.isEmpty()) {
      header(text.toLowerCase(Locale.ROOT));
    } else if (status == 100) {
      status = 0;
    } else if (chunked) {
      expecting = Expecting.CHUNK_SIZE;
    } else if (left == 0) {
      end();
    } else {
      expecting = Expecting.LENGTH;
    }
  }

  private void header(String text) {
    if (text.startsWith("content-length:")) {
      left = Long.parseLong(text.substring("content-length:".length()).strip());
    } else if (text.startsWith("transfer-encoding:")) {
      chunked = text.endsWith("chunked");
    } else if (text.startsWith("connection:") && text.endsWith("close")) {
      reusable = false;
    }
  }

  private void body(ByteBuffer in) {
    var part = in.slice(in.position(), (int) Math.min(left, in.remaining()));
    in.position(in.position() + part.limit());
    left -= part.limit();
    listener.body(part);
    if (left == 0 && expecting == Expecting.LENGTH) {
      end();
    } else if (left == 0) {
      expecting = Expecting.CHUNK_END;
    }
  }

  private void size(ByteBuffer in) {
    if (line(in)) {
      var text = new String(line, 0, used, StandardCharsets.ISO_8859_1).strip();
      used = 0;
      var extension = text.indexOf(';');
      left = Long.parseLong(extension < 0 ? text : text.substring(0, extension), 16);
      expecting = left == 0 ? Expecting.TRAILER : Expecting.CHUNK;
    }
  }

  private void trailer(ByteBuffer in) {
    if (line(in)) {
      var empty = used <= 2;
      used = 0;
      if (empty) {
        end();
      }
    }
  }

  private void end() {
    var answered = status;
    status = 0;
    expecting = Expecting.HEAD;
    listener.ended(answered, reusable);
  }

  /// @return whether a whole line was collected, its end included
  private boolean line(ByteBuffer in) {
    while (in.hasRemaining()) {
      var next = in.get();
      if (used == line.length) {
        throw new IllegalStateException("a line of more than " + LONGEST_LINE + " bytes");
      }
      line[used++] = next;
      if (next == '\n') {
        return true;
      }
    }
    return false;
  }
}
