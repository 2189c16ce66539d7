package dev.parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Connections served by the calling thread.
public final class Wires implements AutoCloseable {
  private static final int SCRATCH_BYTES = 256 * 1024;

  private final Selector selector;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);

  public Wires() {
    try {
      this.selector = Selector.open();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public Wire open(InetSocketAddress to, AnswerListener listener) {
    return open(InetAddress.getLoopbackAddress(), to, listener);
  }

  /// @param from the address that the other end sees
  public Wire open(InetAddress from, InetSocketAddress to, AnswerListener listener) {
    try {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress(from, 0));
      var key = channel.register(selector, SelectionKey.OP_CONNECT);
      var wire = new Wire(channel, key, listener);
      key.attach(wire);
      if (channel.connect(to)) {
        key.interestOps(SelectionKey.OP_READ);
      }
      return wire;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Serves until it is done.
  ///
  /// @param pace what is done at least every millisecond
  /// @return false when the limit came first
  public boolean serve(BooleanSupplier done, Duration limit, Runnable pace) {
    var end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        selector.select(ready -> ((Wire) ready.attachment()).proceed(scratch), 1);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      pace.run();
    }
    return true;
  }

  @Override
  public void close() {
    selector.keys().forEach(key -> ((Wire) key.attachment()).close());
    try {
      selector.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
