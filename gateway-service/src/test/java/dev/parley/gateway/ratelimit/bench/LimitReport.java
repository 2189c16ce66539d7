package dev.parley.gateway.ratelimit.bench;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.TestLimits;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/// Prints what one decision costs: the five limits of a new session, by address, site and suite,
/// and as `message_` the five of a message, by address, session, subject, site and suite; beside
/// local buckets of Bucket4j with the same numbers and keys.
///
/// `LimitReport [--json]`. One thread; requests come from 30,000 visitors in random order, so that
/// memory counts as it would at an edge. The median of 7 rounds after 3 of warming up, peers in
/// turn. Budgets are large enough that nobody is refused: an admitted request is the dear one.
public final class LimitReport {
  private static final int SOURCES = 30_000;
  private static final int REQUESTS = 1 << 18;
  private static final int WARMING = 3;
  private static final int ROUNDS = 7;
  private static final int GOAL = 10;

  /// The thread's own time: neighbours on the machine do not count.
  private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

  private LimitReport() {}

  public static void main(String[] arguments) {
    var json = Arrays.asList(arguments).contains("--json");
    var requests = requests();
    var vertx = Vertx.vertx();
    try {
      print("", measure(contenders(vertx, Use.OPEN_SESSION), requests), json);
      print("message_", measure(contenders(vertx, Use.SEND_MESSAGE), requests), json);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Map<String, Contender> contenders(Vertx vertx, Use use) {
    var limits =
        new RateLimits(
            Plenty.SETTINGS, new SharedStore(vertx, TestLimits.NO_STORE), TestLimits.NO_STORE);
    var contenders = new LinkedHashMap<String, Contender>();
    contenders.put("parley", new Ours(limits, use));
    contenders.put("bucket4j", Bucket4jPeer.inMap(use));
    contenders.put("bucket4j-text-keys", Bucket4jPeer.inMapByText(use));
    contenders.put("bucket4j-caffeine", Bucket4jPeer.inCaffeine(use));
    return contenders;
  }

  /// @return nanoseconds a decision, by name
  private static Map<String, Double> measure(
      Map<String, Contender> contenders, LimitKeys[] requests) {
    var nanos = new LinkedHashMap<String, double[]>();
    contenders.keySet().forEach(name -> nanos.put(name, new double[ROUNDS]));
    for (var round = -WARMING; round < ROUNDS; round++) {
      for (var contender : contenders.entrySet()) {
        var begun = TIME.getCurrentThreadCpuTime();
        var admitted = contender.getValue().ask(requests);
        var taken = (TIME.getCurrentThreadCpuTime() - begun) / (double) requests.length;
        if (admitted != requests.length) {
          throw new IllegalStateException(contender.getKey() + " refuses");
        }
        if (round >= 0) {
          Objects.requireNonNull(nanos.get(contender.getKey()))[round] = taken;
        }
      }
    }
    var medians = new LinkedHashMap<String, Double>();
    nanos.forEach((name, values) -> {
      Arrays.sort(values);
      medians.put(name, values[ROUNDS / 2]);
    });
    return medians;
  }

  private static LimitKeys[] requests() {
    var random = new Random(1);
    var site = new SiteId("hotel");
    var sources = new LimitKeys[SOURCES];
    for (var at = 0; at < SOURCES; at++) {
      sources[at] =
          LimitKeys.of(new Address(0, 0xffff_0000_0000L | random.nextLong(1L << 32)), 0, site)
              .with(site, name(random), new SubjectId(name(random)));
    }
    var requests = new LimitKeys[REQUESTS];
    Arrays.setAll(requests, at -> sources[random.nextInt(SOURCES)]);
    return requests;
  }

  /// As long as names of sessions and subjects are.
  private static String name(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static void print(String decision, Map<String, Double> nanos, boolean json) {
    double own = Objects.requireNonNull(nanos.remove("parley"));
    if (json) {
      line(decision + "decision_ns", "ns", own, "lower", "null", nanos);
      var ratios = new LinkedHashMap<String, Double>();
      nanos.forEach((name, value) -> ratios.put(name, value / own));
      line(
          decision + "ratio_bucket4j",
          "1",
          Objects.requireNonNull(ratios.get("bucket4j")),
          "higher",
          "" + GOAL,
          ratios);
      return;
    }
    out("bench limit: one decision over 5 limits, %d visitors, one thread%n%n", SOURCES);
    out("%-24s %10s %8s%n", "", "ns", "ratio");
    out("%-24s %10.1f %8s%n", "parley", own, "1");
    nanos.forEach((name, value) -> out("%-24s %10.1f %8.1f%n", name, value, value / own));
    out("%n%-24s %10.1f ns%n", decision + "decision_ns", own);
    out(
        "%-24s %10.1f  1  >= %d%n%n",
        decision + "ratio_bucket4j", Objects.requireNonNull(nanos.get("bucket4j")) / own, GOAL);
  }

  private static void line(
      String figure,
      String unit,
      double value,
      String better,
      String goal,
      Map<String, Double> of) {
    var peers =
        of.entrySet().stream()
            .map(peer -> String.format(Locale.ROOT, "\"%s\":%.2f", peer.getKey(), peer.getValue()))
            .collect(Collectors.joining(","));
    out(
        "{\"bench\":\"limit\",\"figure\":\"%s\",\"unit\":\"%s\",\"value\":%.2f,"
            + "\"better\":\"%s\",\"goal\":%s,\"peers\":{%s}}%n",
        figure, unit, value, better, goal, peers);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void out(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
