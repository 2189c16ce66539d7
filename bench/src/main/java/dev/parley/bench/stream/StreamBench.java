package dev.parley.bench.stream;

import dev.parley.bench.house.Contest;
import dev.parley.bench.house.GatewayProcess;
import dev.parley.bench.house.House;
import dev.parley.bench.house.Requests;
import dev.parley.bench.peers.Peers;
import dev.parley.bench.process.Field;
import dev.parley.bench.report.Bench;
import dev.parley.bench.report.Figure;
import dev.parley.bench.report.Options;
import dev.parley.bench.report.Ratios;
import dev.parley.bench.upstream.Pace;
import dev.parley.bench.upstream.Upstream;
import dev.parley.kernel.id.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Measures 200 streams of 50 frames a second: CPU time a frame, what is added before the first,
/// and whether any is lost.
///
/// `StreamBench [--json] [--rounds=3] [--seconds=10] [--streams=200]`
public final class StreamBench {
  private static final String BENCH = "stream";
  private static final String DIRECT = "direct";
  private static final int FRAMES_A_SECOND = 50;
  private static final int FRAME_BYTES = 200;
  private static final int REQUEST_BYTES = 1024;
  private static final int WARM_ROUNDS = 2;
  private static final int PRELUDE_FRAMES = 100;

  private final int rounds;
  private final int streams;
  private final Pace whole;
  private volatile Pace pace;

  private StreamBench(Options options) {
    this.rounds = options.number("rounds", 3);
    this.streams = options.number("streams", 200);
    this.whole =
        new Pace(
            1_000 / FRAMES_A_SECOND, FRAMES_A_SECOND * options.number("seconds", 10), FRAME_BYTES);
    this.pace = whole;
  }

  public static void main(String[] words) {
    Bench.run(BENCH, words, options -> new StreamBench(options).measure());
  }

  private List<Figure> measure() {
    try (var house = House.join(BENCH);
        var upstream =
            Upstream.streaming(house.credentials(ServiceName.ENGINE_ADAPTER), () -> pace);
        var field =
            Contest.of(
                house, upstream, GatewayProcess.JVM, Peers.NGINX, Peers.HAPROXY, Peers.VERTX)) {
      field.require(GatewayProcess.JVM);
      var ways = new ArrayList<Watching>();
      ways.add(new Watching(DIRECT, upstream.direct(), () -> Duration.ZERO));
      field.running().forEach(proxy -> ways.add(Watching.of(proxy)));
      run(ways, Requests.frames(house.sessions().open(streams), REQUEST_BYTES));
      return figures(ways, field);
    }
  }

  private void run(List<Watching> ways, List<byte[]> requests) {
    for (var way : ways) {
      Options.progress("warming up " + way.name());
      for (var round = 0; round < WARM_ROUNDS; round++) {
        way.warmUp(requests, whole.frames());
      }
    }
    for (var round = 1; round <= rounds; round++) {
      for (var way : ways) {
        prelude(way, requests);
        way.round(requests, whole.frames());
        if (way.cut() > 0) {
          Options.progress(way.name() + ": " + way.cut() + " streams refused or cut so far");
        }
      }
      Options.progress("round " + round + " of " + rounds);
    }
  }

  /// Short streams, so that connections upstream are open as they are at a busy hour: what is
  /// measured is a stream, not a handshake.
  private void prelude(Watching way, List<byte[]> requests) {
    pace = whole.withFrames(PRELUDE_FRAMES);
    way.warmUp(requests, PRELUDE_FRAMES);
    pace = whole;
  }

  private static List<Figure> figures(List<Watching> ways, Field field) {
    var proxies = ways.stream().filter(way -> !way.name().equals(DIRECT)).toList();
    var cpu = ratios(proxies, field, Watching::micros);
    return List.of(
        ratios(ways, field, Watching::firstFrame)
            .beyond("added_ttft_ms", "ms", GatewayProcess.JVM, DIRECT)
            .withGoal(3),
        cpu.over("cpu_per_frame_ratio_nginx", GatewayProcess.JVM, Peers.NGINX).withGoal(1.6),
        ratios(ways, field, Watching::dropped)
            .plain("dropped", "1", GatewayProcess.JVM)
            .withGoal(0),
        cpu.plain("cpu_per_frame", "us", GatewayProcess.JVM),
        ratios(ways, field, Watching::late).plain("frame_p99", "ms", GatewayProcess.JVM));
  }

  private static Ratios ratios(
      List<Watching> ways, Field field, ToDoubleFunction<Watching> measure) {
    var values = new LinkedHashMap<String, Double>();
    ways.forEach(way -> values.put(way.name(), measure.applyAsDouble(way)));
    return new Ratios(BENCH, values, field.missing());
  }
}
