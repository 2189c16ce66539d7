package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.Scope;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a site's server meets who asks for its visitor's session.
class SiteMintingTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");
  private static final SiteServer INN = SiteServer.of("inn", "https://inn.example", "EC");
  private static RunningGateway house;
  private static Visitor browser;
  private static Visitor server;

  @BeforeAll
  static void start() {
    house =
        RunningGateway.of(
            List.of(HOTEL.site(Optional.empty()), INN.site(Optional.of("site-inn"))),
            RunningGateway.Issuer.NONE);
    browser = house.visitor();
    server = browser.from("");
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void mintsASessionForTheSubjectThatTheSiteNames() {
    var claims = minted(HOTEL, "guest-17");
    assertThat(claims.getString("site")).isEqualTo("hotel");
    assertThat(claims.getString("origin")).isEqualTo(Visitor.ORIGIN);
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    assertThat(claims.encode()).doesNotContain("guest-17");
    assertThat(claims.getString("sub")).isEqualTo(minted(HOTEL, "guest-17").getString("sub"));
    assertThat(claims.getString("sub")).isNotEqualTo(minted(HOTEL, "guest-18").getString("sub"));
  }

  @Test
  void takesAP256KeyAsWell() {
    assertThat(minted(INN, "guest-17").getString("site")).isEqualTo("inn");
  }

  @Test
  void theSameNameOnTwoSitesIsTwoSubjectsAndNoneIsAnAnonymousOne() {
    var hotel = minted(HOTEL, "guest-17").getString("sub");
    assertThat(hotel).isNotEqualTo(minted(INN, "guest-17").getString("sub")).hasSize(43);
    assertThat(claims(browser.session()).getString("sub")).hasSize(22);
  }

  @Test
  void theMintedSessionIsTheVisitorsOnTheirPageAloneAndCanBeRenewed() {
    var token = token(mint("hotel", HOTEL.assertion("guest-17"), HOTEL.body("guest-17")));
    var renewed =
        browser.send(browser.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
    assertThat(renewed.statusCode()).isEqualTo(200);
    assertThat(claims(token(renewed)).getString("sub")).isEqualTo(claims(token).getString("sub"));
    for (var page : new String[] {"https://inn.example", "", "null"}) {
      var elsewhere = browser.from(page);
      refused(
          elsewhere.send(
              elsewhere.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody())),
          403,
          "session.origin");
    }
  }

  @Test
  void refusesABrowserEvenWithAGoodCredential() {
    for (var page : new String[] {Visitor.ORIGIN, "https://attacker.example", "null"}) {
      refused(
          mint(browser.from(page), "hotel", HOTEL.assertion("guest"), HOTEL.body("guest")),
          401,
          "site.credential");
    }
  }

  @Test
  void takesAnAssertionOnce() {
    var assertion = HOTEL.assertion("guest-17");
    assertThat(mint("hotel", assertion, HOTEL.body("guest-17")).statusCode()).isEqualTo(201);
    refused(mint("hotel", assertion, HOTEL.body("guest-17")), 401, "site.credential");
  }

  @Test
  void anAssertionIsGoodForNoOtherSubjectOrOrigin() {
    refused(
        mint("hotel", HOTEL.assertion("guest-17"), HOTEL.body("guest-18")), 401, "site.credential");
    var elsewhere = HOTEL.claims("guest-17");
    elsewhere.put("origin", "https://inn.example");
    refused(
        mint("hotel", HOTEL.assertion(elsewhere), HOTEL.body("guest-17")), 401, "site.credential");
  }

  @Test
  void oneSiteCannotMintForAnother() {
    refused(
        mint("hotel", INN.assertion(HOTEL.claims("guest")), HOTEL.body("guest")),
        401,
        "site.credential");
    refused(mint("inn", HOTEL.assertion("guest"), HOTEL.body("guest")), 401, "site.credential");
    var claims = INN.claims("guest");
    claims.put("origin", Visitor.ORIGIN);
    refused(mint("inn", INN.assertion(claims), HOTEL.body("guest")), 403, "site.origin");
  }

  @Test
  void tellsNobodyWhichSitesThereAre() {
    var unknown = mint("nowhere", HOTEL.assertion("guest"), HOTEL.body("guest"));
    var known = mint("inn", HOTEL.assertion("guest"), HOTEL.body("guest"));
    refused(unknown, 401, "site.credential");
    refused(known, 401, "site.credential");
    var one = new JsonObject(unknown.body());
    var other = new JsonObject(known.body());
    one.remove("instance");
    other.remove("instance");
    assertThat(one).isEqualTo(other);
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
    assertThat(unknown.headers().firstValue("Content-Security-Policy"))
        .isEqualTo(known.headers().firstValue("Content-Security-Policy"));
  }

  /// What a site asks of its visitors it does not ask of its own server, and no stranger learns by
  /// it that there is such a site.
  @Test
  void askNothingOfASitesServerThatIsForVisitors() {
    house.lists().replace(new Scope.OfSite(new SiteId("hotel")), "deny 127.0.0.0/8\n");
    try {
      refused(mint("hotel", "forged", HOTEL.body("guest")), 401, "site.credential");
      assertThat(mint("hotel", HOTEL.assertion("guest"), HOTEL.body("guest")).statusCode())
          .isEqualTo(201);
      house.lists().replace(Scope.SUITE, "deny 127.0.0.0/8\n");
      refused(mint("nowhere", "forged", HOTEL.body("guest")), 403, "access.denied");
    } finally {
      house.lists().replace(Scope.SUITE, "");
      house.lists().replace(new Scope.OfSite(new SiteId("hotel")), "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "iss|inn",
        "iss|-",
        "sub|inn",
        "sub|-",
        "aud|engine-adapter-service",
        "aud|-",
        "jti|-",
        "jti|short",
        "jti|no spaces here",
        "subject|-",
        "origin|-"
      })
  void refusesAnAssertionThatSaysSomethingElse(String claim, String value) {
    var claims = HOTEL.claims("guest");
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    refused(mint("hotel", HOTEL.assertion(claims), HOTEL.body("guest")), 401, "site.credential");
  }

  @ParameterizedTest
  @CsvSource({"-120,-60", "-120,-31", "60,120", "0,331", "-600,10"})
  void refusesAnAssertionOfAnotherTimeOrOfALongLife(long from, long until) {
    refused(lived(from, until), 401, "site.credential");
  }

  @ParameterizedTest
  @CsvSource({"0,300", "-300,-10", "20,80"})
  void takesWhatIsWithinFiveMinutesAndTheClocksDifference(long from, long until) {
    assertThat(lived(from, until).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesAnotherTypeKeyAlgorithmOrNoCredential() {
    var claims = HOTEL.claims("guest");
    for (var token :
        new String[] {
          HOTEL.assertion(claims, "JWT", "k1"),
          HOTEL.assertion(claims, "parley-session+jwt", "k1"),
          HOTEL.assertion(claims, SiteServer.TYPE, "k2"),
          SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519").assertion(claims),
          SiteServer.of("hotel", Visitor.ORIGIN, "EC").assertion(claims),
          browser.session(),
          "x",
          "a.b.c",
          "x".repeat(5_000),
          unsigned(claims)
        }) {
      refused(mint("hotel", token, HOTEL.body("guest")), 401, "site.credential");
    }
    refused(
        server.send(
            server
                .request("/v1/sites/hotel/sessions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(HOTEL.body("guest")))),
        401,
        "site.credential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"subject\":\"guest\"}",
        "{\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"\",\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"a b\",\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"a\\u0000b\",\"origin\":\"https://hotel.example\"}",
        "{\"subject\":1,\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"guest\",\"origin\":{\"a\":{\"b\":{}}}}",
        "{\"subject\":\"guest\",\"origin\":\"https://hotel.example\",\"site\":\"inn\"}",
        "{\"subject\":\"guest\",\"subject\":\"guest\",\"origin\":\"https://hotel.example\"}",
        "{\"subject\":\"guest\",\"origin\":\"https://hotel.example\"} {}",
        "{\"subject\":\"guest\",\"origin\":\"https://hotel.example\""
      })
  void refusesABodyOfAnotherForm(String body) {
    refused(mint("hotel", HOTEL.assertion("guest"), body), 400, "request.malformed");
  }

  @Test
  void refusesALongNameAndALargeBody() {
    var longest = "x".repeat(128);
    assertThat(mint("hotel", HOTEL.assertion(longest), HOTEL.body(longest)).statusCode())
        .isEqualTo(201);
    refused(
        mint("hotel", HOTEL.assertion(longest + "x"), HOTEL.body(longest + "x")),
        400,
        "request.malformed");
    refused(mint("hotel", HOTEL.assertion("guest"), " ".repeat(2_000)), 413, "request.too-large");
  }

  @Test
  void refusesAnIssuersTokenWhereNoIssuerIsKnown() {
    refused(
        mint("inn", INN.assertion(INN.claims("guest"), "JWT", "k1"), INN.body("guest")),
        401,
        "site.credential");
  }

  @Test
  void onlyThePagesThatTheSiteListsMayFrameItsAnswers() {
    assertThat(policy(browser)).endsWith("frame-ancestors https://frame.hotel.example");
    assertThat(policy(browser.from("https://inn.example")))
        .endsWith("frame-ancestors https://frame.inn.example");
    for (var page : new String[] {"", "null", "https://frame.hotel.example"}) {
      assertThat(policy(browser.from(page))).endsWith("frame-ancestors 'none'");
    }
  }

  private static String policy(Visitor visitor) {
    return visitor
        .send(visitor.request("/v1/manifest").GET())
        .headers()
        .firstValue("Content-Security-Policy")
        .orElseThrow();
  }

  private static HttpResponse<String> lived(long from, long until) {
    var now = Instant.now().getEpochSecond();
    var claims = HOTEL.claims("guest");
    claims.put("iat", now + from);
    claims.put("exp", now + until);
    return mint("hotel", HOTEL.assertion(claims), HOTEL.body("guest"));
  }

  private static String unsigned(Map<String, Object> claims) {
    var url = Base64.getUrlEncoder().withoutPadding();
    var head = "{\"alg\":\"none\",\"typ\":\"parley-site+jwt\",\"kid\":\"k1\"}";
    return url.encodeToString(head.getBytes(StandardCharsets.US_ASCII))
        + "."
        + url.encodeToString(
            new JsonObject(new HashMap<>(claims)).encode().getBytes(StandardCharsets.US_ASCII))
        + ".";
  }

  private static JsonObject minted(SiteServer site, String subject) {
    return claims(token(mint(site.site(), site.assertion(subject), site.body(subject))));
  }

  private static HttpResponse<String> mint(String site, String credential, String body) {
    return mint(server, site, credential, body);
  }

  private static HttpResponse<String> mint(
      Visitor from, String site, String credential, String body) {
    return from.post("/v1/sites/" + site + "/sessions", credential, body);
  }

  private static String token(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return new JsonObject(answer.body()).getString("token");
  }

  private static JsonObject claims(String token) {
    return new JsonObject(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
  }
}
