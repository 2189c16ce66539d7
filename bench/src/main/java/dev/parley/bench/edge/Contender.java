package dev.parley.bench.edge;

import dev.parley.bench.load.ClosedLoop;
import dev.parley.bench.load.Tally;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.report.Median;
import dev.parley.bench.report.Options;
import java.util.ArrayList;
import java.util.List;

/// One proxy under the load, round by round.
final class Contender {
  private static final double LEAST_ADMITTED = 0.999;
  private static final int MOST_BATCHES = 12;
  private static final double STEADY = 0.93;
  private static final int PATIENCE = 3;

  private final Proxy proxy;
  private final List<byte[]> requests;
  private final int slowness;
  private final int warmth;
  private final List<Double> micros = new ArrayList<>();
  private final List<Double> p99 = new ArrayList<>();

  /// @param requests one connection each
  /// @param slowness it gets that part of the requests only, so that its rounds take no longer
  /// @param warmth it gets that part of the warm-up: what was compiled before needs little
  Contender(Proxy proxy, List<byte[]> requests, int slowness, int warmth) {
    this.proxy = proxy;
    this.requests = requests;
    this.slowness = slowness;
    this.warmth = warmth;
  }

  String name() {
    return proxy.name();
  }

  /// Warms up until it gets no cheaper: a compiler that is still at work is no part of a request.
  ///
  /// @param batch so many requests between two looks
  void warmUp(int batch) {
    var least = Double.MAX_VALUE;
    var inVain = 0;
    for (var looks = 0; looks < MOST_BATCHES && inVain < PATIENCE; looks++) {
      var now = cost(batch / warmth).micros();
      inVain = now > least * STEADY ? inVain + 1 : 0;
      least = Math.min(least, now);
    }
  }

  /// A round that is not kept.
  void rehearse(int count) {
    var _ = cost(count / slowness);
  }

  /// @return CPU time a request in this round, microseconds
  double round(int count) {
    var cost = cost(count / slowness);
    micros.add(cost.micros());
    p99.add(cost.p99());
    return cost.micros();
  }

  private record Cost(double micros, double p99) {}

  private Cost cost(int count) {
    var before = proxy.cpu();
    var tally = load(count);
    var used = proxy.cpu().minus(before);
    return new Cost(used.toNanos() / 1_000.0 / tally.total(), tally.millis(99));
  }

  /// @throws IllegalStateException when too few were admitted: a refusal costs something else
  private Tally load(int count) {
    var tally = ClosedLoop.run(proxy.address(), requests, Math.max(count, requests.size()));
    if (tally.succeeded() < LEAST_ADMITTED * tally.total()) {
      throw new IllegalStateException(name() + " did not admit the requests: " + tally);
    }
    if (tally.succeeded() < tally.total()) {
      Options.progress(name() + " did not admit all requests: " + tally);
    }
    return tally;
  }

  /// CPU time a request, microseconds.
  double micros() {
    return Median.of(micros);
  }

  /// Milliseconds.
  double p99() {
    return Median.of(p99);
  }
}
