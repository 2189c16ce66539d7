package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.session.SessionStatements;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.statement.StatementVerifier;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a session goes on by being renewed.
class SessionLifeTest extends GatewayHouse {
  private static final String TYPE = "parley-session+jwt";
  private static final long LONGEST = Duration.ofHours(12).toSeconds();

  @Test
  void saysWhenTheVisitorWasLetIn() {
    var opened = claims(visitor.session());
    assertThat(opened.getLong("auth_time")).isEqualTo(opened.getLong("iat"));
  }

  @Test
  void renewalsKeepWhenTheVisitorWasLetIn() {
    var letIn = now() - 3_600;
    var first = renew(begun(letIn, now() + 600));
    var second = renew(token(first));
    assertThat(claims(token(first)).getLong("auth_time")).isEqualTo(letIn);
    assertThat(claims(token(second)).getLong("auth_time")).isEqualTo(letIn);
    assertThat(claims(token(second)).getLong("exp") - claims(token(second)).getLong("iat"))
        .isEqualTo(900);
  }

  @Test
  void noRenewalReachesBeyondTheWholeLife() {
    var letIn = now() - LONGEST + 300;
    var renewed = renew(begun(letIn, now() + 60));
    assertThat(claims(token(renewed)).getLong("exp")).isEqualTo(letIn + LONGEST);
    assertThat(new JsonObject(renewed.body()).getInstant("expiresAt"))
        .isEqualTo(Instant.ofEpochSecond(letIn + LONGEST));
  }

  @Test
  void refusesTheRenewalThatWouldGainNothing() {
    var letIn = now() - LONGEST + 300;
    var last = begun(letIn, letIn + LONGEST);
    assertThat(status(last)).as("still good for anything else").isEqualTo(503);
    var answer = renew(last);
    refused(answer, 401, "session.expired");
    assertThat(answer.body()).contains("Ask for a new session");
    assertThat(house.decisions().content().getFirst().rule()).isEqualTo("session.expired");
  }

  @Test
  void aTokenIsNoLongerGoodThanTheWholeLifeWhateverItSays() {
    manifest(begun(now() - LONGEST - 1, now() + 600), 401, "session.expired");
  }

  @Test
  void refusesASessionThatDoesNotSayWhenItBegan() {
    var silent = new HashMap<String, Object>(claims(begun(now(), now() + 600)).getMap());
    silent.remove("auth_time");
    manifest(new StatementSigner(house.transit()).sign("session", TYPE, silent), 401, invalid());
    manifest(
        sign(house.transit(), "session", TYPE, Map.of("auth_time", "yesterday")), 401, invalid());
  }

  @ParameterizedTest
  @CsvSource({"PT15M,PT14M59S", "PT15M,PT24H1S", "PT1M,PT0S"})
  void refusesAStartWithAWholeLifeShorterThanATokensOrLongerThanADay(
      Duration life, Duration longest) {
    var lives = new RunningGateway.Lives(life, Duration.ofMinutes(10), longest);
    var signer = new StatementSigner(house.transit());
    var verifier = new StatementVerifier(house.transit());
    assertThatThrownBy(() -> new SessionStatements(signer, verifier, lives))
        .hasMessageContaining("parley.session.longest");
  }

  private static String invalid() {
    return "session.invalid";
  }

  private static String begun(long letIn, long until) {
    return sign(house.transit(), "session", TYPE, Map.of("auth_time", letIn, "exp", until));
  }

  private static HttpResponse<String> renew(String token) {
    return visitor.send(
        visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }

  private static String token(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getString("token");
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
