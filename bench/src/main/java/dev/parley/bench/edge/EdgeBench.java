package dev.parley.bench.edge;

import dev.parley.bench.house.Contest;
import dev.parley.bench.house.GatewayProcess;
import dev.parley.bench.house.House;
import dev.parley.bench.house.Requests;
import dev.parley.bench.peers.Peers;
import dev.parley.bench.process.Field;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.report.Bench;
import dev.parley.bench.report.Figure;
import dev.parley.bench.report.Options;
import dev.parley.bench.report.Ratios;
import dev.parley.bench.upstream.Upstream;
import dev.parley.kernel.id.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/// Measures the CPU time of one admitted request: 1 KB there, 1 KB back, 32 connections, and a
/// session that is checked each time.
///
/// `EdgeBench [--json] [--rounds=5] [--requests=20000] [--warm=15000]`
public final class EdgeBench {
  private static final String BENCH = "edge";
  private static final int CONNECTIONS = 32;
  private static final int BODY_BYTES = 1024;
  private static final int PORTKEY_SLOWNESS = 10;
  private static final int COMPILED_WARMTH = 15;

  private final Options options;
  private final int rounds;
  private final int requests;

  private EdgeBench(Options options) {
    this.options = options;
    this.rounds = options.number("rounds", 5);
    this.requests = options.number("requests", 20_000);
  }

  public static void main(String[] words) {
    Bench.run(BENCH, words, options -> new EdgeBench(options).measure());
  }

  private List<Figure> measure() {
    try (var house = House.join(BENCH);
        var upstream =
            Upstream.answering(house.credentials(ServiceName.ENGINE_ADAPTER), BODY_BYTES);
        var field =
            Contest.of(
                house,
                upstream,
                GatewayProcess.JVM,
                GatewayProcess.NATIVE,
                Peers.NGINX,
                Peers.HAPROXY,
                Peers.VERTX,
                Peers.PORTKEY)) {
      field.require(GatewayProcess.JVM);
      var frames = Requests.frames(house.sessions().open(CONNECTIONS), BODY_BYTES);
      var contenders =
          field.running().stream().map(proxy -> contender(proxy, upstream, frames)).toList();
      run(contenders);
      return figures(contenders, field);
    }
  }

  private static Contender contender(Proxy proxy, Upstream upstream, List<byte[]> frames) {
    return switch (proxy.name()) {
      case Peers.PORTKEY ->
          new Contender(proxy, completions(upstream), PORTKEY_SLOWNESS, PORTKEY_SLOWNESS);
      case GatewayProcess.JVM, Peers.VERTX -> new Contender(proxy, frames, 1, 1);
      default -> new Contender(proxy, frames, 1, COMPILED_WARMTH);
    };
  }

  private static List<byte[]> completions(Upstream upstream) {
    var requests = new ArrayList<byte[]>();
    for (var i = 0; i < CONNECTIONS; i++) {
      requests.add(Requests.completion(upstream.openPort(), BODY_BYTES));
    }
    return requests;
  }

  /// One after the other in every round, so that what disturbs the machine meets all of them.
  private void run(List<Contender> contenders) {
    for (var contender : contenders) {
      Options.progress("warming up " + contender.name());
      contender.warmUp(options.number("warm", 15_000));
    }
    // What was warm has stood idle since; the first round after that is nobody's figure.
    for (var contender : contenders) {
      contender.rehearse(requests);
    }
    for (var round = 1; round <= rounds; round++) {
      var said = new StringJoiner(", ");
      for (var contender : contenders) {
        said.add(contender.name() + " " + Math.round(contender.round(requests)) + " us");
      }
      Options.progress("round " + round + " of " + rounds + ": " + said);
    }
  }

  private static List<Figure> figures(List<Contender> contenders, Field field) {
    var cpu = ratios(contenders, field, Contender::micros);
    var p99 = ratios(contenders, field, Contender::p99);
    return List.of(
        cpu.over("cpu_ratio_nginx", GatewayProcess.JVM, Peers.NGINX).withGoal(2.0),
        cpu.over("cpu_ratio_vertx", GatewayProcess.JVM, Peers.VERTX),
        cpu.over("cpu_ratio_portkey", GatewayProcess.JVM, Peers.PORTKEY).withGoal(0.04),
        p99.over("p99_ratio_nginx", GatewayProcess.JVM, Peers.NGINX),
        cpu.over("native_cpu_ratio_nginx", GatewayProcess.NATIVE, Peers.NGINX),
        cpu.plain("cpu_per_request", "us", GatewayProcess.JVM),
        p99.plain("p99", "ms", GatewayProcess.JVM));
  }

  private static Ratios ratios(
      List<Contender> contenders, Field field, ToDoubleFunction<Contender> measure) {
    var values = new LinkedHashMap<String, Double>();
    contenders.forEach(contender -> values.put(contender.name(), measure.applyAsDouble(contender)));
    return new Ratios(BENCH, values, field.missing());
  }
}
