package dev.parley.gateway.acl.bench;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import dev.parley.gateway.address.Address;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Prints what a look-up in a list of 250,000 entries costs, beside the IPAddress library's tries
/// with the same entries, in the thread's CPU time and in memory.
///
/// `AclBench [--json]`
public final class AclBench {
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final int ROUNDS = 21;
  private static final int MIB = 1024 * 1024;

  /// The thread's own time: neighbours on the machine do not count.
  private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

  private final Workload workload = Workload.mixed(200_000, 50_000);

  /// Where results go, so that the compiler cannot leave the work out.
  static volatile int sink;

  private AclBench() {}

  public static void main(String[] arguments) {
    new AclBench().run(Arrays.asList(arguments).contains("--json"));
  }

  private void run(boolean json) {
    var text = workload.text();
    var own = grown(() -> compiled(text));
    var peer = grown(() -> new PeerTries(workload.networks()));
    var mixed = workload.addresses(address -> true);
    var lookup = nanos(own.value(), mixed);
    var peerLookup = nanos(peer.value()::contains, PeerTries.addresses(mixed));
    if (!json) {
      System.out.printf(
          Locale.ROOT,
          "bench acl: %d entries, %d addresses, median of %d rounds%n%n",
          own.value().entries(),
          mixed.size(),
          ROUNDS);
    }
    new Figure("lookup_ns", "ns", lookup, "lower", "50", peerLookup).print(json);
    new Figure(
            "lookup_ipv4_ns",
            "ns",
            nanos(own.value(), of(true)),
            "lower",
            "50",
            peer(peer.value(), true))
        .print(json);
    new Figure(
            "lookup_ipv6_ns",
            "ns",
            nanos(own.value(), of(false)),
            "lower",
            "50",
            peer(peer.value(), false))
        .print(json);
    ipv6("lookup_ipv6_bogons_ns", Workload.withBogons(50_000)).print(json);
    ipv6("lookup_ipv6_block_ns", Workload.ofOneProvider(250_000)).print(json);
    new Figure("ratio_ipaddress_trie", "1", peerLookup / lookup, "higher", "null", 1).print(json);
    new Figure("memory_mib", "MiB", own.mib(), "lower", "16", peer.mib()).print(json);
  }

  private static Figure ipv6(String name, Workload workload) {
    var asked = workload.addresses(address -> true);
    var peer = new PeerTries(workload.networks());
    return new Figure(
        name,
        "ns",
        nanos(compiled(workload.text()), asked),
        "lower",
        "50",
        nanos(peer::contains, PeerTries.addresses(asked)));
  }

  private List<Address> of(boolean ipv4) {
    return workload.addresses(address -> address.isIpv4() == ipv4);
  }

  private double peer(PeerTries peer, boolean ipv4) {
    return nanos(peer::contains, PeerTries.addresses(of(ipv4)));
  }

  private static AccessList compiled(String text) {
    return switch (ListReading.read(StandardCharsets.UTF_8.encode(text))) {
      case ParsedList.Compiled(var list) -> list;
      case ParsedList.Wrong wrong -> throw new IllegalStateException(wrong.toString());
    };
  }

  private static double nanos(AccessList list, List<Address> addresses) {
    var asked = addresses.toArray(Address[]::new);
    return median(
        asked.length,
        () -> {
          var admitted = 0;
          for (var address : asked) {
            admitted += list.admits(address) ? 1 : 0;
          }
          return admitted;
        });
  }

  private static <T> double nanos(Predicate<T> contains, List<T> addresses) {
    return median(
        addresses.size(),
        () -> {
          var found = 0;
          for (var address : addresses) {
            found += contains.test(address) ? 1 : 0;
          }
          return found;
        });
  }

  /// A list's rounds take milliseconds, a compiler's thread longer: until it is through, what is
  /// measured is half-compiled code.
  private static double median(int calls, Supplier<Integer> round) {
    var begun = TIME.getCurrentThreadCpuTime();
    while (TIME.getCurrentThreadCpuTime() - begun < WARM_UP_NANOS) {
      sink = round.get();
    }
    var nanos = new double[ROUNDS];
    for (var i = 0; i < ROUNDS; i++) {
      var before = TIME.getCurrentThreadCpuTime();
      sink = round.get();
      nanos[i] = (double) (TIME.getCurrentThreadCpuTime() - before) / calls;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private record Grown<T>(T value, double mib) {}

  /// What stays on the heap of what was made.
  private static <T> Grown<T> grown(Supplier<T> making) {
    var before = used();
    var value = making.get();
    return new Grown<>(value, (double) (used() - before) / MIB);
  }

  private static long used() {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 5; i++) {
      System.gc();
      var runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private record Figure(
      String name, String unit, double value, String better, String goal, double peer) {
    void print(boolean json) {
      var form =
          json
              ? "{\"bench\":\"acl\",\"figure\":\"%s\",\"unit\":\"%s\",\"value\":%.2f,\"better\":\"%s\","
                  + "\"goal\":%s,\"peers\":{\"ipaddress_trie\":%.2f}}"
              : "%-22s %4s %10.2f  (%s is better, goal %s; IPAddress trie %.2f)";
      System.out.println(String.format(Locale.ROOT, form, name, unit, value, better, goal, peer));
    }
  }
}
