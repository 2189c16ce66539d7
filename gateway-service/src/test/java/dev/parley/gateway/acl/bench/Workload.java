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

  private final Random random = new Random(20_260_101);
  private final List<Cidr> networks;
  private final List<Address> addresses;

  Workload(int ipv4, int ipv6) {
    Set<Cidr> distinct = new LinkedHashSet<>();
    while (distinct.size() < ipv4) {
      distinct.add(Cidr.around(ipv4(), 96 + IPV4_BITS[random.nextInt(IPV4_BITS.length)]));
    }
    while (distinct.size() < ipv4 + ipv6) {
      distinct.add(Cidr.around(ipv6(), IPV6_BITS[random.nextInt(IPV6_BITS.length)]));
    }
    networks = List.copyOf(distinct);
    addresses = new ArrayList<>();
    for (var i = 0; i < ADDRESSES; i++) {
      var listed = networks.get(random.nextInt(networks.size()));
      addresses.add(i % 2 == 0 ? within(listed) : listed.network().isIpv4() ? ipv4() : ipv6());
    }
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

  private Address ipv4() {
    return new Address(0, 0xffff_0000_0000L | (random.nextInt() & 0xffff_ffffL));
  }

  private Address ipv6() {
    var block = IPV6_BLOCKS[random.nextInt(IPV6_BLOCKS.length)];
    return new Address(block | (random.nextLong() >>> 12), random.nextLong());
  }
}
