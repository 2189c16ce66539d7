package dev.parley.adapter.turn;

import dev.parley.adapter.sealing.SealedChunk;
import dev.parley.kernel.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The sealed chunks of a reply in the making. One writes, any number read at their own pace.
///
/// It ends only after a final chunk; everything else that stops it is a problem.
final class ReplyStream {
  private final List<SealedChunk> chunks = new ArrayList<>();
  private boolean ended;
  private @Nullable Problem problem;

  /// What comes next for a reader.
  sealed interface Next {
    record Chunk(SealedChunk chunk) implements Next {}

    /// Everything was read.
    record End() implements Next {}

    record Broken(Problem problem) implements Next {}

    /// Nothing came in time.
    record Quiet() implements Next {}
  }

  synchronized void add(SealedChunk chunk) {
    chunks.add(chunk);
    notifyAll();
  }

  synchronized void end(SealedChunk last) {
    chunks.add(last);
    ended = true;
    notifyAll();
  }

  /// Says nothing more of a reply that has ended or failed already.
  synchronized void fail(Problem reason) {
    if (!ended && problem == null) {
      problem = reason;
      notifyAll();
    }
  }

  synchronized int size() {
    return chunks.size();
  }

  /// Waits for the chunk of that number.
  synchronized Next next(int number, Duration patience) throws InterruptedException {
    var until = System.nanoTime() + patience.toNanos();
    while (number >= chunks.size() && !ended && problem == null) {
      var left = until - System.nanoTime();
      if (left <= 0) {
        return new Next.Quiet();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (number < chunks.size()) {
      return new Next.Chunk(chunks.get(number));
    }
    return problem == null ? new Next.End() : new Next.Broken(problem);
  }
}
