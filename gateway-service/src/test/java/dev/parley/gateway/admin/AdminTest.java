package dev.parley.gateway.admin;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.record.Observed;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTest {
  private static final String EXPLAIN = "/admin/admission/explain";
  private static final String REPLAY = "/admin/admission/replay";
  private static final String YAML = "application/yaml";
  private static final String TEXT = "text/plain";

  private static final ListsDouble LISTS = new ListsDouble();
  private static final LadderDouble LADDER = new LadderDouble();
  private static RunningAdmin admin;

  @BeforeAll
  static void start() {
    admin =
        new RunningAdmin(
            new AdminParts(
                Optional.of(AdminTest::explained),
                Optional.of(LISTS),
                Optional.of(LADDER),
                Optional.of(() -> new JsonObject().put("shared", false))));
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  /// Denies one network to everyone.
  private static Future<Explanation> explained(Hypothesis asked) {
    var denied = asked.address().toString().startsWith("203.0.113.");
    return Future.succeededFuture(
        new Explanation(
            Optional.of("DE"),
            OptionalLong.of(64_500),
            List.of(
                new Explained(
                    "client", "closed", "admitted", "client.given", "the address was given"),
                denied
                    ? new Explained(
                        "acl", "closed", "access.denied", "acl.suite.deny:203.0.113.0/24", "denied")
                    : new Explained(
                        "acl", "closed", "admitted", "acl.none", "no entry speaks of it"),
                new Explained("session", "closed", "not-asked", "session.none", "no session shown")
                    .lacking(List.of("a session")))));
  }

  @Test
  void explainsWhichRuleWouldAnswer() {
    var answer =
        admin.get(EXPLAIN + "?address=203.0.113.7&site=hotel&origin=https://hotel.example");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var said = new JsonObject(answer.body());
    assertThat(said.getJsonObject("answer"))
        .isEqualTo(
            new JsonObject()
                .put("gate", "acl")
                .put("rule", "acl.suite.deny:203.0.113.0/24")
                .put("outcome", "access.denied")
                .put("uses", new JsonArray())
                .put("lacks", new JsonArray())
                .put("summary", "access.denied by acl (acl.suite.deny:203.0.113.0/24)"));
    assertThat(said.getString("address")).isEqualTo("203.0.113.7");
    assertThat(said.getString("site")).isEqualTo("hotel");
    assertThat(said.getString("origin")).isEqualTo("https://hotel.example");
    assertThat(said.getString("country")).isEqualTo("DE");
    assertThat(said.getLong("asn")).isEqualTo(64_500);
    assertThat(said.getJsonArray("gates")).hasSize(3);
  }

  @Test
  void explainsAnAdmissionByTheLastGateThatCouldTell() {
    var said = new JsonObject(admin.get(EXPLAIN + "?address=%3A%3A1").body());
    assertThat(said.getString("address")).isEqualTo("::1");
    assertThat(said.getValue("site")).isNull();
    assertThat(said.getJsonObject("answer").getString("rule")).isEqualTo("acl.none");
    assertThat(said.getJsonObject("answer").getString("outcome")).isEqualTo("admitted");
    assertThat(said.getJsonObject("answer").getString("summary"))
        .isEqualTo("admitted as far as can be told without a session");
    assertThat(said.getJsonObject("answer").getJsonArray("lacks")).containsExactly("a session");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?address=",
        "?address=hotel.example",
        "?address=203.0.113.7&address=203.0.113.8",
        "?address=203.0.113.7/24",
        "?address=203.0.113.7&origin=hotel.example",
        "?address=203.0.113.7&other=1",
        "?address=%ff%zz"
      })
  void refusesToExplainWhatIsMalformed(String query) {
    refused(
        admin.send(raw(EXPLAIN + query.replace("%ff%zz", "203.0.113.%FF"))),
        400,
        "request.malformed");
  }

  private static java.net.http.HttpRequest.Builder raw(String path) {
    return admin.as(RunningAdmin.OPERATOR, path).GET();
  }

  @Test
  void refusesToExplainASiteThatIsNotThere() {
    refused(admin.get(EXPLAIN + "?address=203.0.113.7&site=inn"), 404, "site.unknown");
  }

  @Test
  void showsRecordsWithoutAnyAddress() {
    record("203.0.113.7");
    var answer = admin.get("/admin/admission/records?limit=1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("203.0.113.7");
    var said = new JsonObject(answer.body());
    assertThat(said.getJsonArray("records")).hasSize(1);
    var record = said.getJsonArray("records").getJsonObject(0);
    assertThat(record.getString("outcome")).isEqualTo("access.denied");
    assertThat(record.getString("prefix")).matches("4\\.[0-9a-f]{6}/24");
    assertThat(record.getString("site")).isEqualTo("hotel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=-1",
        "?limit=10000",
        "?limit=1&limit=2",
        "?x=1",
        "?limit=1&x=1"
      })
  void refusesAWrongLimit(String query) {
    refused(admin.get("/admin/admission/records" + query), 400, "request.malformed");
  }

  @Test
  void replaysAProposal() {
    record("198.51.100.7");
    var answer =
        admin.send(
            "POST", "/admin/admission/replay", YAML, "suite: {access: [allow 192.0.2.0/24]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getInteger("changed")).isZero();
    answer = admin.send("POST", "/admin/admission/replay", "application/json", "{}");
    var said = new JsonObject(answer.body());
    assertThat(said.getInteger("changed")).isPositive();
    assertThat(said.getDouble("sample")).isEqualTo(1.0);
    assertThat(said.getJsonArray("proposed")).isEmpty();
    assertThat(said.getJsonArray("inForce"))
        .containsExactly("hotel.access", "hotel.geofence", "suite.access");
    assertThat(said.getInteger("noLongerRefused")).isPositive();
    var change = said.getJsonArray("changes").getJsonObject(0);
    assertThat(change.getString("was")).isEqualTo("access.denied");
    assertThat(change.getString("wouldBe")).isEqualTo("admitted");
  }

  @Test
  void refusesAProposalWithLineAndReason() {
    var answer =
        admin.send(
            "POST", "/admin/admission/replay", YAML, "suite:\n  access:\n    - deny nobody\n");
    refused(answer, 400, "request.malformed");
    assertThat(new JsonObject(answer.body()).getInteger("line")).isEqualTo(3);
    assertThat(new JsonObject(answer.body()).getString("reason")).startsWith("an entry is");
    refused(
        admin.send("POST", "/admin/admission/replay", YAML, "sites: {inn: {}}"),
        404,
        "site.unknown");
    refused(
        admin.send("POST", "/admin/admission/replay", "application/xml", "{}"),
        415,
        "request.media-type");
    refused(
        admin.send("POST", "/admin/admission/replay?site=hotel", YAML, "{}"),
        400,
        "request.malformed");
    refused(
        admin.send("POST", "/admin/admission/replay", YAML, "#".repeat(262_145)),
        413,
        "request.too-large");
  }

  @Test
  void replaysAListInItsOwnFormAndScalesWhatIsASample() {
    admin.log().record("session", Ruling.admitted("session"), from("192.0.2.7"));
    var answer = admin.send("POST", REPLAY + "?site=hotel", TEXT, "deny 192.0.2.0/24\n");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var said = new JsonObject(answer.body());
    assertThat(said.getJsonArray("proposed")).containsExactly("hotel.access");
    assertThat(said.getJsonObject("newlyRefused"))
        .isEqualTo(new JsonObject().put("recorded", 1).put("estimated", 1));
    assertThat(said.getJsonArray("rules"))
        .contains(
            new JsonObject()
                .put("rule", "acl.site.hotel.deny:192.0.2.0/24")
                .put("refused", 1)
                .put("admitted", 1)
                .put("estimated", 1));
    refused(admin.send("POST", REPLAY + "?site=inn", TEXT, ""), 404, "site.unknown");
    refused(admin.send("POST", REPLAY + "?scope=x", TEXT, ""), 400, "request.malformed");
    var wrong = admin.send("POST", REPLAY, TEXT, "deny 192.0.2.0/24\nwrong\n");
    refused(wrong, 400, "request.malformed");
    assertThat(new JsonObject(wrong.body()).getInteger("line")).isEqualTo(2);
  }

  @Test
  void takesAListThatIsAsLongAsOneInForceMayBe() {
    var text = "deny 203.0.113.0/24\n" + "# a long list\n".repeat(100_000);
    assertThat(admin.send("POST", REPLAY, TEXT, text).statusCode()).isEqualTo(200);
    refused(
        admin.send("POST", REPLAY, TEXT, "#".repeat(16 * 1024 * 1024 + 1)),
        413,
        "request.too-large");
  }

  @Test
  void showsHowTheAccessListsStand() {
    admin.send("PUT", "/admin/access-lists/suite", TEXT, "deny 203.0.113.0/24\n");
    var lists = new JsonObject(admin.get("/admin/access-lists").body()).getJsonArray("lists");
    assertThat(lists)
        .contains(
            new JsonObject()
                .put("list", "suite")
                .put("source", "admin")
                .put("readable", true)
                .put("entries", 1)
                .put("since", "1970-01-01T00:00:00Z")
                .put("failures", 0)
                .putNull("problem"));
  }

  @Test
  void keepsTheAccessListsOfSuiteAndSitesApart() {
    var suite = "/admin/access-lists/suite";
    var hotel = "/admin/access-lists/sites/hotel";
    assertThat(admin.send("PUT", suite, TEXT, "deny 203.0.113.0/24\n").body())
        .isEqualTo("{\"entries\":1,\"lasting\":false}");
    assertThat(admin.send("PUT", hotel, TEXT, "deny 10.0.0.0/8\ndeny 192.0.2.0/24\n").body())
        .isEqualTo("{\"entries\":2,\"lasting\":false}");
    assertThat(admin.get(suite).body()).isEqualTo("deny 203.0.113.0/24\n");
    assertThat(admin.send(admin.as(RunningAdmin.OPERATOR, hotel).DELETE()).body())
        .isEqualTo("{\"entries\":0,\"lasting\":true}");
    assertThat(admin.get(hotel).body()).isEmpty();
    assertThat(admin.get(suite).body()).isEqualTo("deny 203.0.113.0/24\n");
  }

  @Test
  void refusesAWrongAccessListWholeWithLineAndReason() {
    var hotel = "/admin/access-lists/sites/hotel";
    admin.send("PUT", hotel, TEXT, "deny 10.0.0.0/8\n");
    var answer = admin.send("PUT", hotel, TEXT, "deny 192.0.2.0/24\nwrong\n");
    refused(answer, 400, "request.malformed");
    assertThat(new JsonObject(answer.body()).getInteger("line")).isEqualTo(2);
    assertThat(admin.get(hotel).body()).isEqualTo("deny 10.0.0.0/8\n");
    refused(admin.get("/admin/access-lists/sites/inn"), 404, "site.unknown");
    refused(admin.send("PUT", hotel, "application/json", "[]"), 415, "request.media-type");
  }

  @Test
  void holdsARungOfTheLadderAndLetsItGo() {
    var ladder = "/admin/ladder";
    assertThat(
            new JsonObject(
                    admin.send("PUT", ladder, "application/json", "{\"rung\":\"closed\"}").body())
                .getString("pinned"))
        .isEqualTo("closed");
    assertThat(new JsonObject(admin.get(ladder).body()).getString("rung")).isEqualTo("closed");
    assertThat(new JsonObject(admin.get(ladder).body()).getString("reach")).isEqualTo("replica");
    assertThat(
            new JsonObject(admin.send(admin.as(RunningAdmin.OPERATOR, ladder).DELETE()).body())
                .getValue("pinned"))
        .isNull();
    for (var wrong :
        new String[] {
          "{\"rung\":\"top\"}", "{}", "[]", "", "{\"rung\":1}", "{\"rung\":\"open\",\"x\":1}", "{"
        }) {
      refused(admin.send("PUT", ladder, "application/json", wrong), 400, "request.malformed");
    }
    refused(
        admin.send("PUT", ladder, "application/json", " ".repeat(300)), 413, "request.too-large");
  }

  @Test
  void showsTheLimits() {
    assertThat(admin.get("/admin/limits").body()).isEqualTo("{\"shared\":false}");
  }

  private static void record(String address) {
    admin
        .log()
        .record("acl", Ruling.refused("acl.suite.deny", ProblemCode.ACCESS_DENIED), from(address));
  }

  private static Observed from(String address) {
    return new Observed(
        Address.parse(address),
        Optional.of(new SiteId("hotel")),
        Optional.of("DE"),
        OptionalLong.empty(),
        "message");
  }
}
