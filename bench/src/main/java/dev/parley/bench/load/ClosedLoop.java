package dev.parley.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// A fixed number of connections, each asking again as soon as it is answered.
public final class ClosedLoop {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final InetSocketAddress to;
  private final List<byte[]> requests;
  private int left;

  private ClosedLoop(InetSocketAddress to, List<byte[]> requests, int left) {
    this.to = to;
    this.requests = requests;
    this.left = left;
  }

  /// @param requests one connection each, which sends only this
  /// @param count how many are sent in all
  /// @throws IllegalStateException when that takes longer than two minutes
  public static Tally run(InetSocketAddress to, List<byte[]> requests, int count) {
    return new ClosedLoop(to, requests, count).run();
  }

  private Tally run() {
    var tally = new Tally();
    var wanted = left;
    try (var wires = new Wires()) {
      for (var request : requests) {
        new Caller(
                wires,
                InetAddress.getLoopbackAddress(),
                to,
                () -> left-- > 0 ? request : null,
                tally)
            .ask();
      }
      if (!wires.serve(() -> tally.total() >= wanted, LIMIT, () -> {})) {
        throw new IllegalStateException("not answered in time: " + tally);
      }
    }
    return tally;
  }
}
