package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.WideLimits;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ratelimit.Limit;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A site's server ends its visitor's sessions.
class RevocationTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");
  private static final SiteServer INN = SiteServer.of("inn", "https://inn.example", "EC");
  private static RunningGateway house;
  private static Visitor browser;
  private static Visitor server;

  @BeforeAll
  static void start() {
    house = house(Map.of());
    browser = house.visitor();
    server = browser.from("");
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void endsEverySessionOfThatSubjectAndNoOther() {
    var first = minted("guest-17");
    var second = minted("guest-17");
    var renewed = token(renew(first), 200);
    var other = minted("guest-18");
    var stranger = browser.session();
    assertThat(manifest(first).statusCode()).as("known here").isEqualTo(503);

    assertThat(revoke("guest-17").statusCode()).isEqualTo(204);

    for (var over : new String[] {first, second, renewed}) {
      refused(manifest(over), 401, "session.expired");
      refused(renew(over), 401, "session.expired");
    }
    for (var good : new String[] {other, stranger}) {
      assertThat(renew(good).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoIsLetInAfterwardsIsLetIn() {
    assertThat(revoke("guest-back").statusCode()).isEqualTo(204);
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    var status = 401;
    while (status == 401 && System.nanoTime() < end) {
      status = renew(minted("guest-back")).statusCode();
    }
    assertThat(status).as("from the next second on").isEqualTo(200);
  }

  @Test
  void anAnonymousVisitorIsNobodyThatASiteCouldName() {
    var token = browser.session();
    var subject =
        new JsonObject(
                new String(
                    Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                    StandardCharsets.UTF_8))
            .getString("sub");
    assertThat(revoke(subject).statusCode()).isEqualTo(204);
    assertThat(renew(token).statusCode()).isEqualTo(200);
  }

  @Test
  void neitherAssertionPassesForTheOther() {
    refused(
        revoke(server, "hotel", HOTEL.assertion("guest"), body("guest")), 401, "site.credential");
    refused(mint(HOTEL.revocation("guest"), HOTEL.body("guest")), 401, "site.credential");
    var more = HOTEL.claims("guest");
    refused(
        revoke(server, "hotel", HOTEL.assertion(more, SiteServer.REVOCATION, "k1"), body("guest")),
        401,
        "site.credential");
    var less = HOTEL.claims("guest");
    less.remove("origin");
    refused(mint(HOTEL.assertion(less), HOTEL.body("guest")), 401, "site.credential");
  }

  @Test
  void refusesWhoIsNotThatSitesServer() {
    var token = minted("guest-20");
    for (var credential :
        new String[] {INN.revocation("guest-20"), HOTEL.revocation("guest-21"), token, "x"}) {
      refused(revoke(server, "hotel", credential, body("guest-20")), 401, "site.credential");
    }
    for (var page : new String[] {Visitor.ORIGIN, "null"}) {
      refused(
          revoke(browser.from(page), "hotel", HOTEL.revocation("guest-20"), body("guest-20")),
          401,
          "site.credential");
    }
    refused(
        revoke(server, "nowhere", HOTEL.revocation("guest-20"), body("guest-20")),
        401,
        "site.credential");
    assertThat(renew(token).statusCode()).isEqualTo(200);
  }

  @Test
  void takesAnAssertionOnce() {
    var assertion = HOTEL.revocation("guest-22");
    assertThat(revoke(server, "hotel", assertion, body("guest-22")).statusCode()).isEqualTo(204);
    refused(revoke(server, "hotel", assertion, body("guest-22")), 401, "site.credential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"subject\":\"\"}",
        "{\"subject\":\"a b\"}",
        "{\"subject\":1}",
        "{\"subject\":\"guest\",\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"guest\",\"subject\":\"guest\"}",
        "{\"subject\":\"guest\"} {}"
      })
  void refusesABodyOfAnotherForm(String body) {
    refused(revoke(server, "hotel", HOTEL.revocation("guest"), body), 400, "request.malformed");
  }

  @Test
  void refusesALargeBodyAndAnotherMediaType() {
    refused(
        revoke(server, "hotel", HOTEL.revocation("guest"), " ".repeat(2_000)),
        413,
        "request.too-large");
    refused(
        server.send(
            server
                .request("/v1/sites/hotel/sessions/revocation", HOTEL.revocation("guest"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body("guest")))),
        415,
        "request.media-type");
  }

  @Test
  void whoLogsOutIsLetGoThoughTheChatIsClosed() {
    try (var closed = house(Map.of())) {
      closed.ladder().pin(Rung.CLOSED);
      var asking = closed.visitor().from("");
      assertThat(revoke(asking, "hotel", HOTEL.revocation("guest"), body("guest")).statusCode())
          .isEqualTo(204);
      refused(
          asking.post("/v1/sites/hotel/sessions", HOTEL.assertion("guest"), HOTEL.body("guest")),
          503,
          "site.closed");
    }
  }

  @Test
  void countsAmongWhatTheSitesServerAsksFor() {
    try (var narrow = house(WideLimits.oneOf(Limit.SITE_MINT))) {
      var asking = narrow.visitor().from("");
      assertThat(revoke(asking, "hotel", HOTEL.revocation("guest"), body("guest")).statusCode())
          .isEqualTo(204);
      refused(
          revoke(asking, "hotel", HOTEL.revocation("guest"), body("guest")), 429, "limit.exceeded");
      assertThat(narrow.decisions().content().getFirst().rule()).isEqualTo("limit.site-mint");
    }
  }

  private static RunningGateway house(Map<String, String> settings) {
    return RunningGateway.of(
        Manner.USUAL
            .serving(
                List.of(HOTEL.site(Optional.empty()), INN.site(Optional.empty())),
                RunningGateway.Issuer.NONE)
            .with(settings));
  }

  private static HttpResponse<String> revoke(String subject) {
    return revoke(server, "hotel", HOTEL.revocation(subject), body(subject));
  }

  private static HttpResponse<String> revoke(
      Visitor from, String site, String credential, String body) {
    return from.post("/v1/sites/" + site + "/sessions/revocation", credential, body);
  }

  private static String body(String subject) {
    return "{\"subject\":\"" + subject + "\"}";
  }

  private static String minted(String subject) {
    return token(mint(HOTEL.assertion(subject), HOTEL.body(subject)), 201);
  }

  private static HttpResponse<String> mint(String credential, String body) {
    return server.post("/v1/sites/hotel/sessions", credential, body);
  }

  private static HttpResponse<String> manifest(String token) {
    return browser.send(browser.request("/v1/manifest", token).GET());
  }

  private static HttpResponse<String> renew(String token) {
    return browser.send(
        browser.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }

  private static String token(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body()).getString("token");
  }
}
