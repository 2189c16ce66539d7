package dev.parley.platform.state;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/// Lets one launcher at a time change an installation; the others wait their turn.
public final class StateLock implements AutoCloseable {

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  public static StateLock take(StateFolder state) {
    try {
      FileChannel channel =
          FileChannel.open(state.path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.lock();
      assert held.isValid();
      return new StateLock(channel);
    } catch (IOException e) {
      throw new CannotStart("cannot lock " + state.root() + ": " + e.getMessage(), e);
    }
  }

  /// Closing the file gives the lock back.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CannotStart("cannot unlock the state folder: " + e.getMessage(), e);
    }
  }
}
