package dev.parley.testing.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;

/// A raw socket before the gateway.
public final class Wire implements AutoCloseable {
  /// Longer than anything that is not whole is waited for in these tests.
  private static final int HANGING_MILLIS = 10_000;

  private static final int QUIET_MILLIS = 2_000;

  private final Socket socket;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean closed;

  /// What was said on a connection so far, whole answers only, and whether it is over.
  public record Talk(List<Answer> answers, boolean closed, String bytes) {}

  public Wire(URI gateway) throws IOException {
    this(new Socket(gateway.getHost(), gateway.getPort()));
  }

  public Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(HANGING_MILLIS);
  }

  /// A peer that has closed already hears nothing, and that is no fault.
  public Wire send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException gone) {
      // What was said before is read all the same.
    }
    return this;
  }

  /// Reads until so many answers are whole or the other side closes.
  ///
  /// @throws IllegalStateException when neither happens
  public Talk until(int answers) {
    var buffer = new byte[16_384];
    while (!closed && Answer.all(heard.toByteArray()).size() < answers) {
      try {
        var read = socket.getInputStream().read(buffer);
        if (read < 0) {
          closed = true;
        } else {
          heard.write(buffer, 0, read);
        }
      } catch (SocketTimeoutException hanging) {
        throw new IllegalStateException("no answer and no end after " + told(), hanging);
      } catch (IOException reset) {
        closed = true;
      }
    }
    return new Talk(Answer.all(heard.toByteArray()), closed, told());
  }

  /// Reads until the other side closes, or has answered and says nothing more for a while.
  ///
  /// @throws IllegalStateException when it neither answers nor closes
  public Talk untilQuiet() throws IOException {
    var _ = until(1);
    socket.setSoTimeout(QUIET_MILLIS);
    var _ = readUntil("\0never");
    return new Talk(Answer.all(heard.toByteArray()), closed, told());
  }

  /// Whether a word comes within a moment.
  public boolean hears(String word) throws IOException {
    socket.setSoTimeout(QUIET_MILLIS);
    return readUntil(word) && told().contains(word);
  }

  /// Whether the other side closes within the time for what hangs.
  public boolean ends() throws IOException {
    socket.setSoTimeout(HANGING_MILLIS);
    return readUntil("\0never") && closed;
  }

  private boolean readUntil(String word) {
    var buffer = new byte[16_384];
    while (!closed && !told().contains(word)) {
      try {
        var read = socket.getInputStream().read(buffer);
        closed = read < 0;
        heard.write(buffer, 0, Math.max(0, read));
      } catch (SocketTimeoutException silent) {
        return false;
      } catch (IOException reset) {
        closed = true;
      }
    }
    return true;
  }

  private String told() {
    return heard.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
