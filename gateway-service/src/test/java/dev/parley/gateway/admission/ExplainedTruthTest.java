package dev.parley.gateway.admission;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.house.WideLimits;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.caps.Opening;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is explained is what a request gets that comes then.
class ExplainedTruthTest {
  private static final String PROXY = "127.0.0.1";
  private static final String VISITOR = "198.51.100.7";

  @Test
  void namesTheLimitThatASiteHasUsedUp() {
    try (var house = house(WideLimits.oneOf(Limit.SITE_REQUEST))) {
      assertThat(explain(house, VISITOR).answer().outcome()).isEqualTo("admitted");
      assertThat(open(house)).isEqualTo(201);
      assertThat(open(house)).isEqualTo(429);

      var answer = explain(house, VISITOR).answer();

      assertThat(answer.rule()).isEqualTo("limit.site-request");
      assertThat(answer.outcome()).isEqualTo("limit.exceeded");
      assertThat(answer.gate()).isEqualTo(decided(house));
    }
  }

  @Test
  void namesTheLimitOfAnAddressAndOfNoOther() {
    try (var house = house(WideLimits.oneOf(Limit.ADDRESS_SESSION))) {
      assertThat(open(house)).isEqualTo(201);
      assertThat(open(house)).isEqualTo(429);
      assertThat(explain(house, VISITOR).answer().rule()).isEqualTo("limit.address-session");
      assertThat(explain(house, "198.51.100.8").answer().admits()).isTrue();
    }
  }

  @Test
  void saysForWhatAloneItWouldRefuse() {
    try (var house = house(WideLimits.oneOf(Limit.ADDRESS_SESSION))) {
      assertThat(open(house)).isEqualTo(201);
      var told = explain(house, VISITOR);
      assertThat(told.answer().uses()).containsExactly("open-session");
      assertThat(told.summary())
          .isEqualTo("limit.exceeded by limit (limit.address-session), for open-session");
    }
  }

  @Test
  void namesTheCapThatIsFull() {
    try (var house = house(Map.of("parley.caps.address-streams", "1"))) {
      assertThat(explain(house, VISITOR).answer().admits()).isTrue();
      assertThat(house.caps().stream(address(VISITOR), "one")).isInstanceOf(Opening.Admitted.class);

      var told = explain(house, VISITOR);

      assertThat(told.summary())
          .isEqualTo(
              "limit.exceeded by stream (cap.address-streams), for send-message and resume-reply");
      assertThat(explain(house, "198.51.100.8").answer().admits()).isTrue();
    }
  }

  @Test
  void namesTheCapOfConnectionsWhereVisitorsComeByThemselves() {
    var full = Map.of("parley.caps.address-connections", "1");
    try (var house = RunningGateway.of(Manner.USUAL.with(full))) {
      assertThat(house.caps().connection(address(VISITOR))).isInstanceOf(Opening.Admitted.class);
      var answer = explain(house, VISITOR).answer();
      assertThat(answer.gate()).isEqualTo("connection");
      assertThat(answer.rule()).isEqualTo("cap.address-connections");
    }
    try (var house = house(full)) {
      assertThat(house.caps().connection(address(VISITOR))).isInstanceOf(Opening.Admitted.class);
      assertThat(explain(house, VISITOR).answer().admits()).as("a proxy brings it").isTrue();
    }
  }

  @Test
  void askingTakesNothing() {
    try (var house = house(WideLimits.oneOf(Limit.ADDRESS_REQUEST))) {
      for (var again = 0; again < 10; again++) {
        assertThat(explain(house, VISITOR).answer().admits()).isTrue();
      }
      assertThat(open(house)).isEqualTo(201);
    }
  }

  @Test
  void aProxyOfOursIsNoClient() {
    try (var house = house(Map.of())) {
      var visitor = house.visitor();
      var refused = visitor.send(visitor.request("/v1/status").GET());
      assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("client.unresolved");

      var answer = explain(house, PROXY).answer();

      assertThat(answer.gate()).isEqualTo("client");
      assertThat(answer.rule()).isEqualTo("client.only-proxies");
      assertThat(answer.outcome()).isEqualTo("client.unresolved");
    }
  }

  private static RunningGateway house(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("parley.challenge.anonymous-sessions", "suspicious");
    return RunningGateway.of(
        Manner.USUAL
            .believing(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, PROXY))
            .with(all));
  }

  private static int open(RunningGateway house) {
    return house.visitor().at(VISITOR).open("{\"site\":\"hotel\"}").statusCode();
  }

  private static String decided(RunningGateway house) {
    return house.decisions().content().stream()
        .filter(record -> !record.isAdmitted())
        .findFirst()
        .orElseThrow()
        .gate();
  }

  private static Explanation explain(RunningGateway house, String address) {
    return Waiting.on(
        house
            .explainer()
            .explain(
                new Hypothesis(
                    address(address),
                    Optional.of(new Origin("https://hotel.example")),
                    Optional.of(new SiteId("hotel")))));
  }
}
