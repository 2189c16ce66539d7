package dev.parley.bench.flood;

import dev.parley.bench.house.GatewayProcess;
import dev.parley.bench.house.House;
import dev.parley.bench.house.Requests;
import dev.parley.bench.load.Crowd;
import dev.parley.bench.load.Tally;
import dev.parley.bench.process.Field;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.report.Bench;
import dev.parley.bench.report.Figure;
import dev.parley.bench.report.Options;
import dev.parley.bench.upstream.Upstream;
import dev.parley.kernel.id.ServiceName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/// Floods the gateway from 20 addresses, and watches 128 sessions that keep to the limits.
///
/// `FloodBench [--json] [--seconds=32]`. Bounded: so many seconds, and so many requests a source.
/// Nothing but loopback is ever asked.
public final class FloodBench {
  private static final String BENCH = "flood";
  private static final int BODY_BYTES = 1024;
  private static final int SOURCES = 20;
  private static final int CONNECTIONS = 4;
  private static final int MOST_A_CONNECTION = 25_000;
  private static final int VISITORS = 128;
  private static final int SECONDS_BETWEEN = 4;
  private static final int WARM = 5_000;
  private static final int WARM_CONNECTIONS = 8;
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Duration length;

  private FloodBench(Options options) {
    this.length = Duration.ofSeconds(options.number("seconds", 32));
  }

  public static void main(String[] words) {
    Bench.run(BENCH, words, options -> new FloodBench(options).measure());
  }

  private List<Figure> measure() {
    try (var house = House.join(BENCH);
        var upstream =
            Upstream.answering(house.credentials(ServiceName.ENGINE_ADAPTER), BODY_BYTES);
        var field = new Field()) {
      field.add(GatewayProcess.JVM, new GatewayProcess(house, upstream.port(), "flooded")::jvm);
      field.require(GatewayProcess.JVM);
      var gateway = field.running().getFirst();
      Options.progress("warming up");
      warmUp(house, gateway);
      Options.progress("flooding for " + length.toSeconds() + " s");
      return flood(house, gateway);
    }
  }

  /// From an address of its own, so that it uses up nobody's share.
  private static void warmUp(House house, Proxy gateway) {
    var frames = Requests.frames(house.sessions().open(WARM_CONNECTIONS), BODY_BYTES);
    try (var crowd = new Crowd(gateway.address())) {
      var tally = new Tally();
      for (var frame : frames) {
        crowd.greedy(address(2, 1), List.of(frame), WARM / WARM_CONNECTIONS, tally);
      }
      if (!crowd.run(() -> tally.total() >= WARM, GRACE)) {
        Options.progress("not all of it was answered: " + tally);
      }
    }
  }

  private List<Figure> flood(House house, Proxy gateway) {
    var visitors = house.sessions().open(VISITORS);
    var abusers = house.sessions().open(SOURCES);
    var kept = new Tally();
    var abuse = new Tally();
    try (var crowd = new Crowd(gateway.address())) {
      for (var i = 0; i < VISITORS; i++) {
        crowd.steady(
            address(1, i + 1),
            Requests.frame(visitors.get(i), BODY_BYTES),
            Duration.ofMillis(SECONDS_BETWEEN * 1_000L * i / VISITORS),
            Duration.ofSeconds(SECONDS_BETWEEN),
            Math.toIntExact(length.toSeconds() / SECONDS_BETWEEN),
            kept);
      }
      for (var i = 0; i < SOURCES * CONNECTIONS; i++) {
        var source = i % SOURCES;
        crowd.greedy(
            address(0, source + 2),
            Abuse.of(abusers.get(source), BODY_BYTES),
            MOST_A_CONNECTION,
            abuse);
      }
      if (!crowd.run(length.plus(GRACE))) {
        Options.progress("visitors were not answered in time");
      }
    }
    Options.progress("visitors: " + kept + "; abusers: " + abuse);
    return figures(kept, abuse);
  }

  private List<Figure> figures(Tally kept, Tally abuse) {
    var asked = VISITORS * (length.toSeconds() / SECONDS_BETWEEN);
    return List.of(
        Figure.higher(BENCH, "flood_success", "1", kept.succeeded() / (double) asked)
            .withGoal(0.999),
        Figure.lower(BENCH, "flood_p99_ms", "ms", kept.millis(99)),
        Figure.higher(
            BENCH, "flood_refused", "1", abuse.refused() / (double) Math.max(1, abuse.total())),
        Figure.higher(BENCH, "flood_rate", "1/s", abuse.total() / (double) length.toSeconds()));
  }

  /// An address of this machine: all of 127.0.0.0/8 is.
  private static InetAddress address(int third, int fourth) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, (byte) third, (byte) fourth});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
