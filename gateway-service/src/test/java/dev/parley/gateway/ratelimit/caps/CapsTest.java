package dev.parley.gateway.ratelimit.caps;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ruling.Ruling;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CapsTest {
  private static final Address ADDRESS = address("192.0.2.1");

  @Test
  void refusesASessionsStreamTooManyUntilOneEnds() {
    var caps = caps(Map.of(Cap.SESSION_STREAMS, 2));
    var first = admitted(caps.stream(ADDRESS, "one"));
    admitted(caps.stream(ADDRESS, "one"));
    assertThat(caps.stream(ADDRESS, "one")).isEqualTo(new Opening.Refused(Cap.SESSION_STREAMS));
    admitted(caps.stream(ADDRESS, "two"));
    first.close();
    admitted(caps.stream(ADDRESS, "one"));
  }

  @Test
  void countsAnIpv6HostByItsNetwork() {
    var caps = caps(Map.of(Cap.ADDRESS_STREAMS, 1));
    admitted(caps.stream(address("2001:db8::1"), "one"));
    assertThat(caps.stream(address("2001:db8::ffff:2"), "two"))
        .isEqualTo(new Opening.Refused(Cap.ADDRESS_STREAMS));
    admitted(caps.stream(address("2001:db8:0:1::1"), "three"));
  }

  @Test
  void countsTheNetworksBehindAnIpv6Host() {
    var caps =
        caps(
            Map.of(
                Cap.NETWORK_56_STREAMS,
                1,
                Cap.NETWORK_48_STREAMS,
                2,
                Cap.NETWORK_56_CONNECTIONS,
                1,
                Cap.NETWORK_48_CONNECTIONS,
                2));
    var first = admitted(caps.stream(address("2001:db8::1"), "one"));
    assertThat(caps.stream(address("2001:db8:0:ff::1"), "two"))
        .isEqualTo(new Opening.Refused(Cap.NETWORK_56_STREAMS));
    admitted(caps.stream(address("2001:db8:0:100::1"), "three"));
    assertThat(caps.stream(address("2001:db8:0:200::1"), "four"))
        .isEqualTo(new Opening.Refused(Cap.NETWORK_48_STREAMS));
    admitted(caps.stream(address("2001:db8:1::1"), "five"));
    first.close();
    admitted(caps.stream(address("2001:db8:0:ff::1"), "six"));
    admitted(caps.connection(address("2001:db8::1")));
    assertThat(caps.connection(address("2001:db8:0:ff::1")))
        .isEqualTo(new Opening.Refused(Cap.NETWORK_56_CONNECTIONS));
    admitted(caps.connection(address("2001:db8:0:100::1")));
    assertThat(caps.connection(address("2001:db8:0:200::1")))
        .isEqualTo(new Opening.Refused(Cap.NETWORK_48_CONNECTIONS));
  }

  @Test
  void aRefusedStreamHoldsNothing() {
    var caps = caps(Map.of(Cap.SUITE_STREAMS, 1, Cap.SESSION_STREAMS, 1));
    var held = admitted(caps.stream(ADDRESS, "one"));
    assertThat(caps.stream(ADDRESS, "two")).isEqualTo(new Opening.Refused(Cap.SUITE_STREAMS));
    held.close();
    admitted(caps.stream(ADDRESS, "two"));
    assertThat(caps.openStreams()).isEqualTo(1);
  }

  @Test
  void saysWhatIsFullWithoutHoldingAnything() {
    var caps =
        caps(Map.of(Cap.ADDRESS_STREAMS, 1, Cap.NETWORK_48_STREAMS, 2, Cap.ADDRESS_CONNECTIONS, 1));
    var host = address("2001:db8::1");
    assertThat(caps.fullForStream(host)).isEmpty();
    var held = admitted(caps.stream(host, "one"));
    assertThat(caps.fullForStream(host)).contains(Cap.ADDRESS_STREAMS);
    assertThat(caps.fullForStream(address("2001:db8:0:1::1"))).isEmpty();
    admitted(caps.stream(address("2001:db8:0:1::1"), "two"));
    assertThat(caps.fullForStream(address("2001:db8:0:2::1"))).contains(Cap.NETWORK_48_STREAMS);
    held.close();
    assertThat(caps.fullForStream(host)).isEmpty();
    assertThat(caps.openStreams()).isEqualTo(1);

    assertThat(caps.fullForConnection(ADDRESS)).isEmpty();
    admitted(caps.connection(ADDRESS));
    assertThat(caps.fullForConnection(ADDRESS)).contains(Cap.ADDRESS_CONNECTIONS);
    assertThat(caps.fullForConnection()).isEmpty();
  }

  @Test
  void theSuiteIsFullForEveryAddress() {
    var caps = caps(Map.of(Cap.SUITE_STREAMS, 1, Cap.SUITE_CONNECTIONS, 1));
    admitted(caps.stream(ADDRESS, "one"));
    admitted(caps.connection(ADDRESS));
    var other = address("192.0.2.2");
    assertThat(caps.fullForStream(other)).contains(Cap.SUITE_STREAMS);
    assertThat(caps.fullForConnection(other)).contains(Cap.SUITE_CONNECTIONS);
    assertThat(caps.fullForConnection()).contains(Cap.SUITE_CONNECTIONS);
  }

  @Test
  void closingTwiceGivesBackOnce() {
    var caps = caps(Map.of(Cap.ADDRESS_CONNECTIONS, 2));
    var first = admitted(caps.connection(ADDRESS));
    admitted(caps.connection(ADDRESS));
    first.close();
    first.close();
    assertThat(caps.openConnections()).isEqualTo(1);
    admitted(caps.connection(ADDRESS));
    assertThat(caps.connection(ADDRESS)).isEqualTo(new Opening.Refused(Cap.ADDRESS_CONNECTIONS));
  }

  @Test
  void countsWhomAProxyTellsByTheirAddressAndAmongAllOnce() {
    var caps = caps(Map.of(Cap.ADDRESS_CONNECTIONS, 1, Cap.SUITE_CONNECTIONS, 2));
    admitted(caps.connection());
    var told = admitted(caps.told(ADDRESS));
    assertThat(caps.openConnections()).isEqualTo(1);
    assertThat(caps.told(ADDRESS)).isEqualTo(new Opening.Refused(Cap.ADDRESS_CONNECTIONS));
    told.close();
    told.close();
    admitted(caps.told(ADDRESS));
    assertThat(caps.told(ADDRESS)).isEqualTo(new Opening.Refused(Cap.ADDRESS_CONNECTIONS));
  }

  @Test
  void refusesAConnectionTooManyOfAll() {
    var caps = caps(Map.of(Cap.SUITE_CONNECTIONS, 1));
    admitted(caps.connection(ADDRESS));
    var refused = caps.connection(address("192.0.2.2"));
    assertThat(refused).isEqualTo(new Opening.Refused(Cap.SUITE_CONNECTIONS));
    assertThat(((Opening.Refused) refused).ruling())
        .isInstanceOfSatisfying(
            Ruling.Refused.class,
            ruling -> assertThat(ruling.rule()).isEqualTo("cap.suite-connections"));
  }

  @Test
  void threadsNeverHoldMoreThanTheCap() {
    var caps = caps(Map.of(Cap.SESSION_STREAMS, 3));
    var held = new AtomicInteger();
    var worst = new AtomicInteger();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var thread = 0; thread < 4; thread++) {
        pool.execute(() -> {
          for (var round = 0; round < 20_000; round++) {
            if (caps.stream(ADDRESS, "one") instanceof Opening.Admitted(var lease)) {
              worst.accumulateAndGet(held.incrementAndGet(), Math::max);
              held.decrementAndGet();
              lease.close();
            }
          }
        });
      }
    }
    assertThat(worst.get()).isBetween(1, 3);
    assertThat(caps.openStreams()).isZero();
  }

  @Test
  void aKeyWithNothingOpenTakesNoMemory() {
    var counts = new Counts<String>(2);
    assertThat(counts.open("one")).isTrue();
    counts.close("one");
    assertThat(counts.keys()).isZero();
  }

  @Test
  void refusesNumbersOutOfBounds() {
    assertThatThrownBy(() -> caps(Map.of(Cap.SESSION_STREAMS, 0)))
        .hasMessageContaining("parley.caps.session-streams");
  }

  private static Caps caps(Map<Cap, Integer> table) {
    return new Caps(() -> table);
  }

  private static Lease admitted(Opening opening) {
    assertThat(opening).isInstanceOf(Opening.Admitted.class);
    return ((Opening.Admitted) opening).lease();
  }
}
