package dev.parley.bench.flood;

import dev.parley.bench.house.Contest;
import dev.parley.bench.house.GatewayProcess;
import dev.parley.bench.house.House;
import dev.parley.bench.house.Requests;
import dev.parley.bench.load.Crowd;
import dev.parley.bench.load.Tally;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.report.Bench;
import dev.parley.bench.report.Figure;
import dev.parley.bench.report.Options;
import dev.parley.bench.upstream.Upstream;
import dev.parley.kernel.id.ServiceName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Floods the gateway from 20 addresses, and watches 128 sessions that keep to the limits; then
/// nginx and HAProxy, each with the limit that they have.
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
        var field = Contest.ofLimits(house, upstream)) {
      field.require(GatewayProcess.JVM);
      var floods = new LinkedHashMap<String, Flood>();
      for (var proxy : field.running()) {
        Options.progress("warming up " + proxy.name());
        warmUp(house, proxy);
        Options.progress("flooding " + proxy.name() + " for " + length.toSeconds() + " s");
        floods.put(proxy.name(), flood(house, proxy));
      }
      return figures(floods);
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

  private Flood flood(House house, Proxy gateway) {
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
    return new Flood(
        kept.succeeded() / (double) (VISITORS * (length.toSeconds() / SECONDS_BETWEEN)),
        kept.millis(99),
        abuse.refused() / (double) Math.max(1, abuse.total()),
        abuse.total() / (double) length.toSeconds());
  }

  /// What became of one flood.
  ///
  /// @param success share of the visitors' frames that were answered
  /// @param p99 of the visitors, milliseconds
  /// @param refused share of the abusers' requests
  /// @param rate of the abusers' requests, 1/s
  private record Flood(double success, double p99, double refused, double rate) {}

  private static List<Figure> figures(Map<String, Flood> floods) {
    var own = Objects.requireNonNull(floods.get(GatewayProcess.JVM));
    return List.of(
        Figure.higher(BENCH, "flood_success", "1", own.success())
            .withGoal(0.999)
            .withPeers(others(floods, Flood::success)),
        Figure.lower(BENCH, "flood_p99_ms", "ms", own.p99()).withPeers(others(floods, Flood::p99)),
        Figure.higher(BENCH, "flood_refused", "1", own.refused())
            .withPeers(others(floods, Flood::refused)),
        Figure.higher(BENCH, "flood_rate", "1/s", own.rate())
            .withPeers(others(floods, Flood::rate)));
  }

  private static Map<String, Double> others(
      Map<String, Flood> floods, ToDoubleFunction<Flood> measure) {
    var values = new LinkedHashMap<String, Double>();
    floods.forEach((name, flood) -> {
      if (!name.equals(GatewayProcess.JVM)) {
        values.put(name, measure.applyAsDouble(flood));
      }
    });
    return values;
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
