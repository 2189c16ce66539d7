package dev.parley.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Many callers from many addresses at once: some ask at their own pace, some as fast as they can.
public final class Crowd implements AutoCloseable {
  private final Wires wires = new Wires();
  private final InetSocketAddress to;
  private final List<Steady> steady = new ArrayList<>();
  private final List<Caller> greedy = new ArrayList<>();

  public Crowd(InetSocketAddress to) {
    this.to = to;
  }

  /// @param firstAfter when it asks first
  /// @param every between two requests
  public void steady(
      InetAddress from,
      byte[] request,
      Duration firstAfter,
      Duration every,
      int count,
      Tally tally) {
    var due = new boolean[1];
    var caller =
        new Caller(
            wires,
            from,
            to,
            () -> {
              var now = due[0];
              due[0] = false;
              return now ? request : null;
            },
            tally);
    steady.add(new Steady(caller, due, firstAfter.toNanos(), every.toNanos(), count));
  }

  /// @param count asks no more than that
  public void greedy(InetAddress from, List<byte[]> requests, int count, Tally tally) {
    var asked = new int[1];
    greedy.add(
        new Caller(
            wires,
            from,
            to,
            () -> asked[0] < count ? requests.get(asked[0]++ % requests.size()) : null,
            tally));
  }

  /// Lets all of them ask until the steady ones have their answers.
  ///
  /// @return false when the limit came first
  public boolean run(Duration limit) {
    return run(() -> steady.stream().allMatch(Steady::done), limit);
  }

  /// The same, until something else is so.
  public boolean run(BooleanSupplier done, Duration limit) {
    greedy.forEach(Caller::ask);
    var began = System.nanoTime();
    return wires.serve(
        done,
        limit,
        () -> {
          var now = System.nanoTime() - began;
          steady.forEach(one -> one.proceed(now));
        });
  }

  @Override
  public void close() {
    wires.close();
  }

  private static final class Steady {
    private final Caller caller;
    private final boolean[] due;
    private final long everyNanos;
    private long nextNanos;
    private int left;

    Steady(Caller caller, boolean[] due, long nextNanos, long everyNanos, int left) {
      this.caller = caller;
      this.due = due;
      this.nextNanos = nextNanos;
      this.everyNanos = everyNanos;
      this.left = left;
    }

    void proceed(long now) {
      if (left > 0 && now >= nextNanos && !caller.waits()) {
        nextNanos += everyNanos;
        left--;
        due[0] = true;
        caller.ask();
      }
    }

    boolean done() {
      return left == 0 && !caller.waits();
    }
  }
}
