package dev.parley.gateway;

import static dev.parley.gateway.house.Addresses.address;
import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.house.IssuerDouble;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two sites on one gateway: every endpoint with the other's session, credential, page or
/// conversation, both ways.
///
/// Endpoints come from the contract and from [Endpoint]: a new one fails here until it has a case.
class TwoSitesTest {
  /// For each kind of endpoint what mine gets of the other's.
  private static final Map<String, BiConsumer<Party, Party>> CASES =
      Map.ofEntries(
          Map.entry("OpenSession", TwoSitesTest::opensNoSessionForTheOther),
          Map.entry("RenewSession", TwoSitesTest::renewsNothingOnTheOthersPage),
          Map.entry("MintSession", TwoSitesTest::mintsNothingForTheOther),
          Map.entry("RevokeSessions", TwoSitesTest::endsNothingOfTheOther),
          Map.entry("Manifest", TwoSitesTest::getsNoManifestOnTheOthersPage),
          Map.entry("SendMessage", TwoSitesTest::sendsNothingIntoTheOthersConversation),
          Map.entry("ResumeReply", TwoSitesTest::readsNoReplyOfTheOther),
          Map.entry("Challenge", TwoSitesTest::challengesSayNothingOfTheOther),
          Map.entry("Status", TwoSitesTest::theStatusSaysNothingOfTheOther),
          Map.entry("WidgetScript", TwoSitesTest::theWidgetSaysNothingOfTheOther),
          Map.entry("Preflight", TwoSitesTest::aPreflightNeverNamesTheOther),
          Map.entry("WrongMethod", TwoSitesTest::aWrongMethodNeverNamesTheOther),
          Map.entry("Unknown", TwoSitesTest::whatIsUnknownNeverNamesTheOther));

  @TempDir private static Path folder;
  private static IssuerDouble issuer;
  private static UpstreamDouble upstream;
  private static RunningGateway house;
  private static Party hotel;
  private static Party inn;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    issuer = new IssuerDouble(folder.resolve("issuer.pem"));
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(new OwnedConversations());
    var servers =
        List.of(
            SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519"),
            SiteServer.of("inn", "https://inn.example", "EC"));
    house =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL
                .serving(
                    servers.stream()
                        .map(server -> server.site(Optional.of("site-" + server.site())))
                        .toList(),
                    issuer.settings())
                .unchallenged());
    hotel = party(servers.getFirst());
    inn = party(servers.getLast());
  }

  private static Party party(SiteServer server) {
    var visitor = house.visitor().from(server.origin());
    return new Party(server, visitor, visitor.session(server.site()));
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
    issuer.close();
  }

  static Set<String> kinds() {
    return new TreeSet<>(CASES.keySet());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void neitherSiteSeesTheOther(String kind) {
    var walk = Objects.requireNonNull(CASES.get(kind));
    walk.accept(hotel, inn);
    walk.accept(inn, hotel);
  }

  @Test
  void everyEndpointOfTheContractAndOfTheHouseHasACase() {
    var known =
        Arrays.stream(Endpoint.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(CASES.keySet()).isEqualTo(known);
    Contract.calls("hotel")
        .forEach((path, method) ->
            assertThat(CASES)
                .as(method + " " + path)
                .containsKey(
                    Endpoint.of(HttpMethod.valueOf(method), path).getClass().getSimpleName()));
  }

  @Test
  void eachSiteReachesItsOwn() {
    for (var mine : List.of(hotel, inn)) {
      var renewed = mine.visitor().send(mine.renewal(mine.visitor()));
      assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
      assertThat(said(mine, UUID.randomUUID())).contains("words of " + mine.site());
      var minted =
          mine.visitor()
              .from("")
              .send(mine.mint(mine.site(), mine.server().assertion("guest"), mine.page()));
      assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
      for (var credential :
          List.of(
              mine.server().revocation("nobody"),
              issuer.token(issuer.claims("site-" + mine.site())))) {
        var revoked = mine.visitor().from("").send(mine.revoke(mine.site(), credential, "nobody"));
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(204);
      }
    }
  }

  @Test
  void explanationsAndRecordsKeepSitesApart() {
    var asked =
        new Hypothesis(
            address("198.51.100.7"),
            Optional.of(new Origin(inn.page())),
            Optional.of(new SiteId("hotel")));
    assertThat(Waiting.on(house.explainer().explain(asked)).answer().outcome())
        .isEqualTo("site.origin");

    refused(hotel.at(inn).send(hotel.renewal(hotel.at(inn))), 403, "session.origin");
    var record = house.decisions().content().getFirst();
    assertThat(record.rule()).isEqualTo("session.origin");
    assertThat(record.site()).contains(new SiteId("inn"));
  }

  private static void opensNoSessionForTheOther(Party mine, Party other) {
    var answer = mine.visitor().open("{\"site\":\"" + other.site() + "\"}");
    refused(answer, 403, "site.origin");
    clean(answer, mine, other);
  }

  private static void renewsNothingOnTheOthersPage(Party mine, Party other) {
    var answer = mine.at(other).send(mine.renewal(mine.at(other)));
    refused(answer, 403, "session.origin");
    clean(answer, other, mine);
    var stolen = mine.visitor().send(other.renewal(mine.visitor()));
    refused(stolen, 403, "session.origin");
    clean(stolen, mine, other);
  }

  private static void mintsNothingForTheOther(Party mine, Party other) {
    var server = mine.visitor().from("");
    var own = mine.server();
    var posing = own.claims("guest");
    posing.putAll(Map.of("iss", other.site(), "sub", other.site(), "origin", other.page()));
    for (var credential :
        List.of(
            own.assertion("guest"),
            own.assertion(posing),
            issuer.token(issuer.claims("site-" + mine.site())),
            mine.token(),
            other.token())) {
      var answer = server.send(mine.mint(other.site(), credential, other.page()));
      refused(answer, 401, "site.credential");
      clean(answer, mine, other);
    }
    var forTheirPage = own.claims("guest");
    forTheirPage.put("origin", other.page());
    var answer = server.send(mine.mint(mine.site(), own.assertion(forTheirPage), other.page()));
    refused(answer, 403, "site.origin");
    clean(answer, mine, other);
  }

  /// Each has a visitor of that name.
  private static void endsNothingOfTheOther(Party mine, Party other) {
    var name = "guest-of-" + other.site();
    var theirs =
        other
            .visitor()
            .from("")
            .send(other.mint(other.site(), other.server().assertion(name), other.page(), name));
    assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(201);
    var theirToken = new JsonObject(theirs.body()).getString("token");
    var server = mine.visitor().from("");
    var posing = mine.server().claims(name);
    posing.putAll(Map.of("iss", other.site(), "sub", other.site()));
    posing.remove("origin");
    for (var credential :
        List.of(
            mine.server().revocation(name),
            mine.server().assertion(posing, SiteServer.REVOCATION, "k1"),
            issuer.token(issuer.claims("site-" + mine.site())),
            mine.token(),
            other.token())) {
      var answer = server.send(mine.revoke(other.site(), credential, name));
      refused(answer, 401, "site.credential");
      clean(answer, mine, other);
    }
    var own = server.send(mine.revoke(mine.site(), mine.server().revocation(name), name));
    assertThat(own.statusCode()).as(own.body()).isEqualTo(204);
    var still =
        other
            .visitor()
            .send(
                other
                    .visitor()
                    .request("/v1/sessions/renewal", theirToken)
                    .POST(BodyPublishers.noBody()));
    assertThat(still.statusCode()).as(still.body()).isEqualTo(200);
  }

  private static void getsNoManifestOnTheOthersPage(Party mine, Party other) {
    crossed(mine, other, "/v1/manifest", "GET");
  }

  private static void sendsNothingIntoTheOthersConversation(Party mine, Party other) {
    var theirs = UUID.randomUUID();
    assertThat(said(other, theirs)).contains("words of " + other.site());
    crossed(mine, other, messages(theirs), "POST");
    var answer = mine.visitor().send(mine.visitor().frame(mine.token(), theirs, 64));
    refused(answer, 403, "conversation.not-yours");
    clean(answer, mine, other);
  }

  private static void readsNoReplyOfTheOther(Party mine, Party other) {
    var theirs = UUID.randomUUID();
    said(other, theirs);
    var reply = messages(theirs) + "/1/reply";
    crossed(mine, other, reply, "GET");
    var answer = mine.visitor().send(mine.visitor().request(reply, mine.token()).GET());
    refused(answer, 403, "conversation.not-yours");
    clean(answer, mine, other);
  }

  private static void challengesSayNothingOfTheOther(Party mine, Party other) {
    open(mine, other, "/v1/challenge", 204);
  }

  private static void theStatusSaysNothingOfTheOther(Party mine, Party other) {
    open(mine, other, "/v1/status", 200);
  }

  private static void theWidgetSaysNothingOfTheOther(Party mine, Party other) {
    open(mine, other, "/widget/parley-chat.js", 200);
  }

  private static void aPreflightNeverNamesTheOther(Party mine, Party other) {
    Contract.calls(other.site())
        .forEach((path, method) -> {
          var answer =
              mine.visitor()
                  .send(
                      mine.visitor()
                          .request(path)
                          .header("Access-Control-Request-Method", method)
                          .method("OPTIONS", BodyPublishers.noBody()));
          clean(answer, mine, other);
          if (path.startsWith("/v1/sites/")) {
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
          }
        });
  }

  private static void aWrongMethodNeverNamesTheOther(Party mine, Party other) {
    Contract.calls(other.site())
        .keySet()
        .forEach(path -> {
          var answer = mine.visitor().send(mine.visitor().request(path, other.token()).DELETE());
          refused(answer, 405, "request.method");
          clean(answer, mine, other);
        });
  }

  private static void whatIsUnknownNeverNamesTheOther(Party mine, Party other) {
    for (var path : List.of("/v1/sites/" + other.site(), "/admin/sites/" + other.site(), "/x")) {
      var answer = mine.visitor().send(mine.visitor().request(path, other.token()).GET());
      refused(answer, 404, "request.unknown");
      clean(answer, mine, other);
    }
  }

  /// My session on their page, and theirs on mine.
  private static void crossed(Party mine, Party other, String path, String method) {
    turnedAway(mine, other, path, method);
    turnedAway(other, mine, path, method);
  }

  private static void turnedAway(Party page, Party owner, String path, String method) {
    var request = page.visitor().request(path, owner.token()).header("Content-Type", Visitor.FRAME);
    var answer =
        page.visitor()
            .send(
                method.equals("GET")
                    ? request.GET()
                    : request.method(method, BodyPublishers.ofByteArray(new byte[64])));
    refused(answer, 403, "session.origin");
    clean(answer, page, owner);
  }

  /// What needs no session is the same whatever one shows.
  private static void open(Party mine, Party other, String path, int status) {
    var plain = mine.visitor().send(mine.visitor().request(path).GET());
    var shown = mine.visitor().send(mine.visitor().request(path, other.token()).GET());
    assertThat(plain.statusCode()).isEqualTo(status);
    assertThat(shown.statusCode()).isEqualTo(status);
    assertThat(shown.body()).isEqualTo(plain.body());
    clean(shown, mine, other);
  }

  /// @param asking whose page asked
  private static void clean(HttpResponse<String> answer, Party asking, Party other) {
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
        .isSubsetOf(asking.page(), "*");
    assertThat(answer.headers().map().toString())
        .doesNotContain(other.page(), "frame." + other.site());
    assertThat(answer.body())
        .doesNotContain(
            other.page(), "words of " + other.site(), "site-" + other.site(), other.token());
  }

  private static String said(Party party, UUID conversation) {
    var answer = party.visitor().send(party.visitor().frame(party.token(), conversation, 64));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String messages(UUID conversation) {
    return "/v1/conversations/" + conversation + "/messages";
  }
}
