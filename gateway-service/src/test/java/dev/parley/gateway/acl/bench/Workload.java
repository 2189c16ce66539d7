package dev.parley.gateway.acl.bench;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Networks as block lists have them, mostly single addresses and /24s, /32s to /64s of the blocks
/// that the registries give out; and addresses, half of them listed. The same at every run.
final class Workload {
  private static final int ADDRESSES = 1 << 16;
  private static final int[] IPV4_BITS = {32, 32, 32, 32, 24, 24, 24, 22, 20, 29};
  private static final int[] IPV6_BITS = {64, 64, 56, 48, 48, 48, 40, 32, 128, 128};
  private static final long[] IPV6_BLOCKS = {
    0x2001L << 48, 0x2400L << 48, 0x2600L << 48, 0x2800L << 48, 0x2a00L << 48, 0x2c00L << 48
  };
  private static final List<String> BOGONS =
      List.of("::1/128", "fc00::/7", "fe80::/10", "ff00::/8");
  private static final long PROVIDER = 0x2003_0db8L << 32;

  private final Random random = random();
  private final List<Cidr> networks;
  private final List<Address> addresses;

  private Workload(Set<Cidr> distinct) {
    networks = List.copyOf(distinct);
    addresses = new ArrayList<>();
    for (var i = 0; i < ADDRESSES; i++) {
      var listed = networks.get(random.nextInt(networks.size()));
      addresses.add(i % 2 == 0 ? within(listed) : beside(listed));
    }
  }

  /// Of both families.
  static Workload mixed(int ipv4, int ipv6) {
    var random = random();
    Set<Cidr> distinct = new LinkedHashSet<>();
    while (distinct.size() < ipv4) {
      distinct.add(Cidr.around(ipv4(random), 96 + IPV4_BITS[random.nextInt(IPV4_BITS.length)]));
    }
    while (distinct.size() < ipv4 + ipv6) {
      distinct.add(Cidr.around(ipv6(random), IPV6_BITS[random.nextInt(IPV6_BITS.length)]));
    }
    return new Workload(distinct);
  }

  /// The same of IPv6, and what no one may come from.
  static Workload withBogons(int ipv6) {
    var distinct = bogons();
    distinct.addAll(mixed(0, ipv6).networks);
    return new Workload(distinct);
  }

  /// Subscribers' networks of one provider, and what no one may come from.
  static Workload ofOneProvider(int ipv6) {
    var random = random();
    var distinct = bogons();
    while (distinct.size() < ipv6) {
      distinct.add(Cidr.around(provided(random), 64));
    }
    return new Workload(distinct);
  }

  private static Set<Cidr> bogons() {
    return BOGONS.stream()
        .map(text -> Cidr.parse(text).orElseThrow())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<Cidr> networks() {
    return networks;
  }

  List<Address> addresses(Predicate<Address> wanted) {
    return addresses.stream().filter(wanted).toList();
  }

  String text() {
    return networks.stream().map(network -> "deny " + network).collect(Collectors.joining("\n"));
  }

  private Address within(Cidr network) {
    var host = new Address(random.nextLong(), random.nextLong());
    var prefix = host.masked(network.bits());
    return new Address(
        network.network().high() | (host.high() ^ prefix.high()),
        network.network().low() | (host.low() ^ prefix.low()));
  }

  /// Anywhere in the same family, or with the same provider.
  private Address beside(Cidr listed) {
    var first = listed.network();
    if (first.isIpv4()) {
      return ipv4(random);
    }
    return first.high() >>> 32 == PROVIDER >>> 32 ? provided(random) : ipv6(random);
  }

  private static Address ipv4(Random random) {
    return new Address(0, 0xffff_0000_0000L | (random.nextInt() & 0xffff_ffffL));
  }

  private static Address ipv6(Random random) {
    var block = IPV6_BLOCKS[random.nextInt(IPV6_BLOCKS.length)];
    return new Address(block | (random.nextLong() >>> 12), random.nextLong());
  }

  private static Address provided(Random random) {
    return new Address(PROVIDER | (random.nextInt() & 0xffff_ffffL), random.nextLong());
  }

  private static Random random() {
    return new Random(20_260_101);
  }
}
