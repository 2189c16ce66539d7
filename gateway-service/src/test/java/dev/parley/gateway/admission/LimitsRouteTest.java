package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.WideLimits;
import dev.parley.gateway.ratelimit.Key;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.caps.Cap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every limit, tripped by requests as they come.
class LimitsRouteTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  private static final String HOST = "2001:db8:1:2::7";

  private static PfxOptions key;
  private static PfxOptions trust;
  private static UpstreamDouble upstream;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    key = authority.leaf("gateway-service");
    trust = authority.trust();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(request -> {
      if (request.method().equals(HttpMethod.GET) && "/v1/manifest".equals(request.path())) {
        request.response().putHeader("Content-Type", "application/jwt").end("a.b.c");
      } else {
        request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
        var _ = request.response().write(": here\n\n");
        if (request.headers().contains("Last-Event-ID")) {
          return;
        }
        var _ = request.response().end();
      }
    });
  }

  @AfterAll
  static void stop() {
    upstream.close();
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void refusesWhatIsBeyondEachLimit(Limit limit) {
    try (var house = house(unchallenged(WideLimits.oneOf(limit)))) {
      var visitor = house.visitor().at(HOST);
      var token =
          EnumSet.of(Key.SESSION, Key.SUBJECT).contains(limit.key()) ? visitor.session() : "";

      var answers = new HttpResponse<?>[] {ask(visitor, limit, token), ask(visitor, limit, token)};

      var refused = answers[1];
      assertThat(answers[0].statusCode()).as("%s", answers[0].body()).isNotEqualTo(429);
      assertThat(refused.statusCode()).as("%s", refused.body()).isEqualTo(429);
      assertThat(new JsonObject(refused.body().toString()).getString("code"))
          .isEqualTo("limit.exceeded");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(1L, 86_400L);
      assertThat(refused.headers().firstValue("RateLimit").isPresent()).isEqualTo(limit.told());
      if (limit.told()) {
        assertThat(refused.headers().firstValue("RateLimit"))
            .hasValueSatisfying(
                field -> assertThat(field).startsWith('"' + limit.label() + "\";r=0;t="));
        assertThat(refused.headers().firstValue("RateLimit-Policy")).isPresent();
      }
      assertThat(house.decisions().content())
          .anySatisfy(record -> assertThat(record.rule()).isEqualTo(limit.rule()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cap.class,
      names = {
        "SESSION_STREAMS",
        "ADDRESS_STREAMS",
        "NETWORK_56_STREAMS",
        "NETWORK_48_STREAMS",
        "SUITE_STREAMS"
      })
  void refusesOneStreamTooManyAndTakesTheNextWhenOneHasEnded(Cap cap) throws Exception {
    try (var house = house(Map.of("parley.caps." + cap.label(), "1"))) {
      var visitor = house.visitor().at(HOST);
      var token = visitor.session();
      try (var open = visitor.stream(resuming(visitor, token)).body()) {
        assertThat(open.read()).isEqualTo(':');

        var refused = visitor.send(frame(visitor, token));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      }
      var status = 0;
      for (var tries = 0; tries < 100 && status != 200; tries++) {
        Thread.sleep(50);
        status = visitor.send(frame(visitor, token)).statusCode();
      }
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void strangersCannotUseUpWhatASiteHasForItsOwnServer() {
    try (var house = house(WideLimits.oneOf(Limit.SITE_MINT))) {
      for (var stranger = 1; stranger <= 3; stranger++) {
        var visitor = house.visitor().at("192.0.2." + stranger);
        assertThat(visitor.send(minting(visitor, "forged")).statusCode()).isEqualTo(401);
      }
      var server = house.visitor().at(HOST);
      assertThat(server.send(minting(server, HOTEL.assertion("guest-17"))).statusCode())
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Limit.class,
      names = {"ASN_REQUEST", "SITE_REQUEST", "SUITE_REQUEST"})
  void strangersCannotUseUpWhatVisitorsShare(Limit limit) {
    try (var house = house(WideLimits.oneOf(limit))) {
      for (var stranger = 1; stranger <= 3; stranger++) {
        var visitor = house.visitor().at("192.0.2." + stranger);
        assertThat(visitor.send(visitor.request("/widget/parley-chat.js").GET()).statusCode())
            .isEqualTo(200);
        assertThat(visitor.send(visitor.request("/v1/manifest", "forged").GET()).statusCode())
            .isEqualTo(401);
        assertThat(visitor.send(visitor.request("/v1/manifest").GET()).statusCode()).isEqualTo(401);
      }
      assertThat(house.visitor().at(HOST).session()).isNotEmpty();
    }
  }

  /// Its memory of used assertions follows its quota: two here.
  @Test
  void aSiteThatSpentMoreThanIsRememberedIsToldToWaitAndNotThatItIsAThief() {
    try (var house = house(WideLimits.oneOf(Limit.SITE_MINT))) {
      var server = house.visitor().at(HOST);
      for (var status : new int[] {201, 429, 429}) {
        var answer = server.send(minting(server, HOTEL.assertion("guest-17")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      }
      var full = house.decisions().content().getFirst();
      assertThat(full.rule()).isEqualTo("credential.full");
      var answer = server.send(minting(server, HOTEL.assertion("guest-17")));
      assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("limit.exceeded");
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 90L);
    }
  }

  @Test
  void strangersCannotUseUpASitesNewSessionsWithoutWork() {
    try (var house = house(WideLimits.oneOf(Limit.SITE_SESSION))) {
      var stranger = house.visitor().at("192.0.2.1");
      for (var visit = 0; visit < 3; visit++) {
        assertThat(stranger.send(stranger.opening("{\"site\":\"hotel\"}")).statusCode())
            .isEqualTo(403);
      }
      assertThat(house.visitor().at(HOST).session()).isNotEmpty();
    }
  }

  @Test
  void aRenewedSessionGoesOnCounting() {
    try (var house = house(WideLimits.oneOf(Limit.SESSION_RENEWAL))) {
      var visitor = house.visitor().at(HOST);
      var renewed = visitor.send(renewal(visitor, visitor.session())).body();
      var token = new JsonObject(renewed).getString("token");
      assertThat(visitor.send(renewal(visitor, token)).statusCode()).isEqualTo(429);
    }
  }

  private static HttpRequest.Builder renewal(Visitor visitor, String token) {
    return visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody());
  }

  private static Map<String, String> unchallenged(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("parley.challenge.anonymous-sessions", "suspicious");
    return all;
  }

  @Test
  void saysWhatIsLeft() {
    try (var house =
        house(
            Map.of(
                "parley.limits.session-manifest.rate",
                "9",
                "parley.limits.session-manifest.burst",
                "9"))) {
      var visitor = house.visitor().at(HOST);
      var answer = visitor.send(visitor.request("/v1/manifest", visitor.session()).GET());
      assertThat(answer.headers().firstValue("RateLimit-Policy"))
          .hasValue("\"session-manifest\";q=9;w=60");
      assertThat(answer.headers().firstValue("RateLimit"))
          .hasValueSatisfying(field -> assertThat(field).startsWith("\"session-manifest\";r=8;t="));
    }
  }

  private static RunningGateway house(Map<String, String> settings) {
    return new RunningGateway(
        new RunningGateway.Before(upstream.address(), key, trust),
        Manner.USUAL
            .serving(
                List.of(
                    HOTEL.site(Optional.empty()),
                    RunningGateway.site("inn", "https://inn.example")),
                RunningGateway.Issuer.NONE)
            .believing(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1"))
            .fenced(
                new Geofence(
                    Map::of,
                    address -> new Place(Optional.of("DE"), OptionalLong.of(64_496)),
                    site -> false))
            .with(settings));
  }

  private static HttpResponse<String> ask(Visitor visitor, Limit limit, String token) {
    return visitor.send(
        switch (limit) {
          case ADDRESS_REQUEST, NETWORK_56_REQUEST, NETWORK_48_REQUEST, ASN_STRANGER ->
              visitor.request("/widget/parley-chat.js").GET();
          case ADDRESS_SESSION,
              NETWORK_56_SESSION,
              NETWORK_48_SESSION,
              SITE_SESSION,
              ASN_REQUEST,
              SITE_REQUEST,
              SUITE_REQUEST ->
              visitor
                  .request("/v1/sessions")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"site\":\"hotel\"}"));
          case ADDRESS_MINT, NETWORK_56_MINT, NETWORK_48_MINT -> minting(visitor, "forged");
          case SITE_MINT -> minting(visitor, HOTEL.assertion("guest-17"));
          case ADDRESS_CHALLENGE -> visitor.request("/v1/challenge").GET();
          case ADDRESS_UNKNOWN -> visitor.request("/nothing").GET();
          case STATUS_PAGE, NETWORK_56_STATUS, NETWORK_48_STATUS ->
              visitor.request("/v1/status").GET();
          case SESSION_MESSAGE, SUBJECT_MESSAGE -> frame(visitor, token);
          case SESSION_RESUME -> finished(visitor, token);
          case SESSION_MANIFEST -> visitor.request("/v1/manifest", token).GET();
          case SESSION_RENEWAL -> renewal(visitor, token);
        });
  }

  private static HttpRequest.Builder minting(Visitor visitor, String credential) {
    return visitor
        .from("")
        .request("/v1/sites/hotel/sessions", credential)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(HOTEL.body("guest-17")));
  }

  private static HttpRequest.Builder frame(Visitor visitor, String token) {
    return visitor.frame(token, UUID.randomUUID(), 64);
  }

  private static HttpRequest.Builder finished(Visitor visitor, String token) {
    return visitor
        .request("/v1/conversations/" + UUID.randomUUID() + "/messages/1/reply", token)
        .GET();
  }

  /// A reply that stays open.
  private static HttpRequest.Builder resuming(Visitor visitor, String token) {
    return finished(visitor, token).header("Last-Event-ID", "1.0");
  }
}
