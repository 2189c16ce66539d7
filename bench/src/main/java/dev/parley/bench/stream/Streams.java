package dev.parley.bench.stream;

import dev.parley.bench.load.Wires;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// Opens many streams, one after the other so that they do not beat in step, and reads them all.
final class Streams {
  private static final long OPEN_EVERY_NANOS = 5_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Streams() {}

  /// @param requests one stream each
  /// @param frames in a whole stream
  static Watched watch(InetSocketAddress to, List<byte[]> requests, int frames) {
    var watched = new Watched();
    try (var wires = new Wires()) {
      var began = System.nanoTime();
      var opened = new int[1];
      Runnable opening =
          () -> {
            var due = (System.nanoTime() - began) / OPEN_EVERY_NANOS;
            while (opened[0] < requests.size() && opened[0] <= due) {
              var request = requests.get(opened[0]++);
              wires.open(to, new StreamCaller(watched, frames)).send(request);
            }
          };
      if (!wires.serve(() -> watched.ended() == requests.size(), LIMIT, opening)) {
        throw new IllegalStateException("streams did not end in time");
      }
    }
    return watched;
  }
}
