package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One connection. A request may be given before it is established.
public final class Wire {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final AnswerListener listener;
  private final AnswerReader reader;
  private @Nullable ByteBuffer unsent;

  Wire(SocketChannel channel, SelectionKey key, AnswerListener listener) {
    this.channel = channel;
    this.key = key;
    this.listener = listener;
    this.reader = new AnswerReader(listener);
  }

  /// Sends the bytes of one request; the answer before it must have ended.
  public void send(byte[] request) {
    unsent = ByteBuffer.wrap(request);
    if (channel.isConnected()) {
      try {
        write();
      } catch (IOException broken) {
        fail(broken);
      }
    }
  }

  /// Does what the selector found possible.
  void proceed(ByteBuffer scratch) {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        write();
      } else {
        if (key.isWritable()) {
          write();
        }
        if (key.isValid() && key.isReadable()) {
          read(scratch);
        }
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      fail(broken);
    }
  }

  private void write() throws IOException {
    var bytes = unsent;
    if (bytes != null) {
      channel.write(bytes);
      if (bytes.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      unsent = null;
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  private void read(ByteBuffer scratch) throws IOException {
    scratch.clear();
    var count = channel.read(scratch);
    if (count < 0) {
      throw new IOException("closed by the other end");
    }
    reader.read(scratch.flip());
  }

  private void fail(Exception cause) {
    close();
    listener.broken(String.valueOf(cause.getMessage()));
  }

  public void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
