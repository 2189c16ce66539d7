package dev.parley.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.Scope;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.WideLimits;
import dev.parley.gateway.ratelimit.Limit;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An IPv4 host that comes by IPv6 meets what is meant for it.
class EmbeddedIpv4RouteTest {
  private static final ClientRules RULES =
      ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "::ffff:203.0.113.9",
        "64:ff9b::203.0.113.9",
        "2002:cb00:7109::1",
        "2002:cb00:7109:ffff::7"
      })
  void aDenialHoldsForEveryWayThatTheHostMayCome(String address) {
    try (var house = RunningGateway.of(Manner.USUAL.believing(RULES).unchallenged())) {
      house.lists().replace(Scope.SUITE, "deny 203.0.113.9\n");
      assertThat(status(house, address)).isEqualTo(403);
      assertThat(
              status(house, address.replace("203.0.113.9", "203.0.113.10").replace("7109", "710a")))
          .isEqualTo(201);
    }
  }

  @Test
  void visitorsBehindATranslatorAreLimitedEachAlone() {
    var settings = new HashMap<>(WideLimits.oneOf(Limit.ADDRESS_SESSION));
    settings.put("parley.challenge.anonymous-sessions", "suspicious");
    try (var house = RunningGateway.of(Manner.USUAL.believing(RULES).with(settings))) {
      assertThat(status(house, "64:ff9b::203.0.113.9")).isEqualTo(201);
      assertThat(status(house, "64:ff9b::203.0.113.10")).isEqualTo(201);
      assertThat(status(house, "64:ff9b::203.0.113.9")).isEqualTo(429);
      assertThat(status(house, "203.0.113.10")).as("the same host").isEqualTo(429);
    }
  }

  private static int status(RunningGateway house, String address) {
    var visitor = house.visitor().at(address);
    return visitor.send(visitor.opening("{\"site\":\"hotel\"}")).statusCode();
  }
}
