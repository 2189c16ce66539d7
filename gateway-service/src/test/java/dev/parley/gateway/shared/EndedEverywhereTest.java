package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a site ends at one of two gateways is over at both.
class EndedEverywhereTest extends StoreHouse {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");
  private static final String REVOCATION = "/v1/sites/hotel/sessions/revocation";

  private RunningGateway one;
  private RunningGateway other;

  @BeforeEach
  void open() {
    one = gateway(HOTEL);
    other = gateway(HOTEL);
    other.transit().like(one.transit());
  }

  @Test
  void whatIsEndedAtOneIsRefusedAtTheOther() {
    var guest = minted(one, "guest-17");
    var another = minted(one, "guest-18");
    assertThat(renew(other, guest).statusCode()).isEqualTo(200);

    assertThat(revoke(one, "guest-17").statusCode()).isEqualTo(204);

    for (var gateway : List.of(one, other)) {
      assertThat(renew(gateway, guest).statusCode()).isEqualTo(401);
      assertThat(renew(gateway, another).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingOfItCanBeReadInTheStoreAndItExpires() {
    assertThat(revoke(one, "guest-17").statusCode()).isEqualTo(204);
    var keys = ask(Request.cmd(Command.KEYS).arg("parley:ended:*"));
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0)).asString().matches("parley:ended:\\{v1}:[0-9a-f]{32}");
    assertThat(ask(Request.cmd(Command.PTTL).arg(keys.get(0).toString())).toLong())
        .isBetween(Duration.ofMinutes(15).toMillis(), Duration.ofMinutes(16).toMillis());
  }

  @Test
  void whileTheStoreIsAwayItHoldsHereAndTheSiteIsToldThatItHoldsNowhereElse() {
    var guest = minted(one, "guest-17");
    store.kill();
    until(() -> renew(other, guest).statusCode() == 200 && other.sharing() == Sharing.ALONE);
    var told = revoke(one, "guest-17");
    assertThat(told.statusCode()).as(told.body()).isEqualTo(503);
    assertThat(new JsonObject(told.body()).getString("code")).isEqualTo("upstream.unavailable");
    assertThat(renew(one, guest).statusCode()).isEqualTo(401);
    assertThat(renew(other, guest).statusCode()).as("the price of going on").isEqualTo(200);
    store.restart();
    until(() -> one.sharing() == Sharing.SHARED && other.sharing() == Sharing.SHARED);
    assertThat(revoke(one, "guest-17").statusCode()).isEqualTo(204);
    assertThat(renew(other, guest).statusCode()).isEqualTo(401);
  }

  private static String minted(RunningGateway gateway, String subject) {
    var answer =
        server(gateway)
            .post("/v1/sites/hotel/sessions", HOTEL.assertion(subject), HOTEL.body(subject));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new JsonObject(answer.body()).getString("token");
  }

  private static HttpResponse<String> revoke(RunningGateway gateway, String subject) {
    return server(gateway)
        .post(REVOCATION, HOTEL.revocation(subject), "{\"subject\":\"" + subject + "\"}");
  }

  private static Visitor server(RunningGateway gateway) {
    return gateway.visitor().from("");
  }

  private static HttpResponse<String> renew(RunningGateway gateway, String token) {
    var visitor = gateway.visitor();
    return visitor.send(
        visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }
}
