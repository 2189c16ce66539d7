package dev.parley.gateway.address;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitingNetworkTest {

  @Test
  void anIpv4AddressIsLimitedAlone() {
    assertThat(texts("203.0.113.9")).containsExactly("203.0.113.9");
    assertThat(texts("::ffff:203.0.113.9")).containsExactly("203.0.113.9");
  }

  @Test
  void anIpv6AddressIsLimitedWithThoseAroundIt() {
    assertThat(texts("2001:db8:1:2345:6:7:8:9"))
        .containsExactly("2001:db8:1:2345::", "2001:db8:1:2300::", "2001:db8:1::");
  }

  @Test
  void neighboursShareOnlyWhatHoldsBoth() {
    assertThat(texts("2001:db8:1:23ff::1").get(0)).isNotEqualTo(texts("2001:db8:1:2345::1").get(0));
    assertThat(texts("2001:db8:1:23ff::1").get(1)).isEqualTo(texts("2001:db8:1:2345::1").get(1));
    assertThat(texts("2001:db8:2::1").get(2)).isNotEqualTo(texts("2001:db8:1::1").get(2));
  }

  private static List<String> texts(String address) {
    var around = address(address);
    return Arrays.stream(LimitingNetwork.values())
        .filter(network -> network.concerns(around))
        .map(network -> network.of(around).toString())
        .toList();
  }
}
