package dev.parley.gateway.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

/// Cases by chance that can be had again: `-Dparley.chance.seed=… -Dparley.chance.case=…` runs the
/// one that failed, `-Dparley.chance.cases=…` more of them.
final class Chance {
  private static final int USUALLY_AT_ONCE = 200;

  private final long seed = Long.decode(System.getProperty("parley.chance.seed", "0x5eedb17e"));
  private final long only = Long.getLong("parley.chance.case", -1);
  private final int cases;
  private final int atOnce;

  @FunctionalInterface
  interface Case {
    /// @return what is wrong, empty when nothing is
    String run(long seed) throws Exception;
  }

  Chance(int cases) {
    this(cases, USUALLY_AT_ONCE);
  }

  Chance(int cases, int atOnce) {
    this.atOnce = atOnce;
    this.cases = Integer.getInteger("parley.chance.cases", cases);
  }

  /// @return what went wrong, each with the words that bring it back
  List<String> run(Case what) throws Exception {
    var numbers = only >= 0 ? LongStream.of(only) : LongStream.range(0, cases);
    var room = new Semaphore(atOnce);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = threads.invokeAll(numbers.mapToObj(number -> one(what, number, room)).toList());
      var wrong = new ArrayList<String>();
      for (var done : running) {
        if (!done.get().isEmpty()) {
          wrong.add(done.get());
        }
      }
      return wrong;
    }
  }

  private Callable<String> one(Case what, long number, Semaphore room) {
    return () -> {
      room.acquire();
      try {
        var wrong = what.run(seed * 1_000_003 + number);
        return wrong.isEmpty()
            ? ""
            : "-Dparley.chance.seed=%d -Dparley.chance.case=%d: %s".formatted(seed, number, wrong);
      } finally {
        room.release();
      }
    };
  }
}
