package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;

import dev.parley.gateway.house.LocalTransit;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.kernel.statement.StatementSigner;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A gateway whose upstream is never asked.
abstract class GatewayHouse {
  static RunningGateway house;
  static Visitor visitor;

  @BeforeAll
  static void start() {
    house = RunningGateway.of(Manner.USUAL.unchallenged());
    visitor = house.visitor();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  void manifest(String token, int status, String code) {
    refused(visitor.send(visitor.request("/v1/manifest", token).GET()), status, code);
  }

  static int status(String token) {
    return visitor.send(visitor.request("/v1/manifest", token).GET()).statusCode();
  }

  static HttpResponse<String> preflight(String origin) {
    var asking = visitor.from(origin);
    return asking.send(
        asking
            .request("/v1/sessions")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  static String sign(LocalTransit transit, String key, String type, Map<String, Object> faults) {
    var now = Instant.now().getEpochSecond();
    var claims =
        new HashMap<String, Object>(
            Map.of(
                "iss", "gateway-service",
                "aud", "gateway-service",
                "site", "hotel",
                "sub", "AAAAAAAAAAAAAAAAAAAAAA",
                "sid", "BBBBBBBBBBBBBBBBBBBBBB",
                "origin", Visitor.ORIGIN,
                "auth_time", now,
                "iat", now,
                "exp", now + 600));
    claims.putAll(faults);
    return new StatementSigner(transit).sign(key, type, claims);
  }

  static String unsigned(String payload) {
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"alg\":\"none\",\"typ\":\"parley-session+jwt\"}"
                    .getBytes(StandardCharsets.US_ASCII))
        + "."
        + payload
        + ".";
  }

  static JsonObject claims(String token) {
    return new JsonObject(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
  }
}
