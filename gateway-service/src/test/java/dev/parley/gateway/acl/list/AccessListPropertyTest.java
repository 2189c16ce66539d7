package dev.parley.gateway.acl.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random lists, crowded so that entries nest and touch, beside a scan of every line.
class AccessListPropertyTest {
  private static final long SEED = 0x5eed_ac1L;
  private static final int LISTS = 400;
  private static final List<String> BOGONS =
      List.of("::1/128", "fc00::/7", "fe80::/10", "ff00::/8");

  @Test
  void answersAsAScanOfEveryLineDoes() {
    var random = new Random(SEED);
    for (var i = 0; i < LISTS; i++) {
      var entries = entries(random, i);
      var list = AccessListTest.list(text(entries));
      for (var address : addresses(random, entries)) {
        assertThat(list.match(address))
            .as("list %d of seed %x, %s in %s", i, SEED, address, entries)
            .isEqualTo(scan(entries, address));
      }
    }
  }

  @Test
  void whatIsLeftOfAListDecidesAsTheListDoes() {
    var random = new Random(SEED);
    for (var i = 0; i < LISTS; i++) {
      var entries = entries(random, i);
      var list = AccessListTest.list(text(entries));
      var effect = list.effect();
      var again = effect.entries();
      assertThat(entries).containsAll(again);
      assertThat(again).doesNotHaveDuplicates();
      assertThat(effect.selective()).isEqualTo(list.isSelective());
      for (var address : addresses(random, entries)) {
        assertThat(scan(again, address))
            .as("list %d of seed %x, %s in %s", i, SEED, address, entries)
            .isEqualTo(list.match(address));
      }
    }
  }

  /// The law, word by word.
  private static Optional<Entry> scan(List<Entry> entries, Address address) {
    var fitting = entries.stream().filter(entry -> fits(entry, address)).toList();
    var denying = fitting.stream().filter(entry -> entry.verdict() == Verdict.DENY).toList();
    return (denying.isEmpty() ? fitting : denying)
        .stream().max(Comparator.comparingInt(entry -> entry.network().bits()));
  }

  private static boolean fits(Entry entry, Address address) {
    var ipv4 = !entry.network().toString().contains(":");
    return ipv4 == address.isIpv4() && entry.network().contains(address);
  }

  /// In the order of their making, which is no order.
  private static String text(List<Entry> entries) {
    return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }

  /// Of three lists one has a provider's block in it, and bogons around it.
  private static List<Entry> entries(Random random, int list) {
    Map<Cidr, Entry> entries = new LinkedHashMap<>();
    if (list % 3 == 0) {
      for (var bogon : BOGONS) {
        var network = Cidr.parse(bogon).orElseThrow();
        entries.put(network, new Entry(Verdict.DENY, network));
      }
      var spread = random.nextInt(1, 20);
      for (var i = 0; i < 40; i++) {
        var provided = new Address(0x2003_0db8L << 32 | random.nextInt(1 << spread), 0);
        var network = Cidr.around(provided, 64 - random.nextInt(3));
        entries.put(network, new Entry(Verdict.DENY, network));
      }
    }
    var count = entries.size() + 1 + random.nextInt(60);
    while (entries.size() < count) {
      var ipv4 = random.nextBoolean();
      var bits = random.nextInt(10) == 0 ? random.nextInt(129) : 64 + random.nextInt(65);
      var network = Cidr.around(address(random, ipv4), ipv4 ? 96 + random.nextInt(33) : bits);
      var verdict = random.nextInt(3) == 0 ? Verdict.ALLOW : Verdict.DENY;
      // A network that stands for IPv4 hosts is no entry.
      Cidr.parse(network.toString()).ifPresent(it -> entries.put(it, new Entry(verdict, it)));
    }
    return List.copyOf(entries.values());
  }

  /// Few bits are free, at both ends of the space too.
  private static Address address(Random random, boolean ipv4) {
    var sparse = random.nextLong();
    sparse &= random.nextLong();
    sparse &= random.nextLong();
    var dense = random.nextInt(8) == 0 ? -1L : sparse;
    if (ipv4) {
      return new Address(0, 0xffff_0000_0000L | (dense & 0xffff_ffffL));
    }
    var high = random.nextInt(4) == 0 ? dense : 0x2001_0db8_0000_0000L | random.nextInt(4);
    return new Address(high, sparse);
  }

  /// Every border, what lies on both sides of it, and addresses anywhere.
  private static List<Address> addresses(Random random, List<Entry> entries) {
    var addresses = new ArrayList<Address>();
    for (var entry : entries) {
      var first = entry.network().network();
      var last = entry.network().last();
      addresses.addAll(List.of(first, last, step(first, -1), step(last, 1)));
      addresses.add(address(random, random.nextBoolean()));
      addresses.add(new Address(random.nextLong(), random.nextLong()));
    }
    return addresses;
  }

  private static Address step(Address address, int by) {
    var low = address.low() + by;
    var carried = by > 0 ? (low == 0 ? 1 : 0) : (low == -1L ? -1 : 0);
    return new Address(address.high() + carried, low);
  }
}
