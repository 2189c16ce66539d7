package dev.parley.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a visitor meets whose address our proxies do not tell.
class UnresolvedTest {
  private static RunningGateway house;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    house =
        RunningGateway.of(
            Manner.USUAL
                .believing(ClientRules.behind(ForwardingHeader.FORWARDED, "127.0.0.1"))
                .unchallenged());
    visitor = house.visitor();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void opensASessionForAClientThatIsVouchedFor() throws IOException {
    assertThat(open("Forwarded: for=203.0.113.9\n")).startsWith("HTTP/1.1 201");
  }

  @Test
  void refusesToOpenOneForNobody() throws IOException {
    refused(open(""));
    refused(open("Forwarded: for=unknown\n"));
    refused(open("Forwarded: for=203.0.113.9\nForwarded: for=\"\n"));
    refused(open("X-Forwarded-For: 203.0.113.9\n"));
  }

  /// `Content-Length` announces a body that never comes: the answer does not wait for it.
  @Test
  void refusesBeforeAByteOfTheBodyIsRead() throws IOException {
    refused(
        visitor.raw(
            "POST /v1/sessions HTTP/1.1\nHost: x\nConnection: close\nContent-Length: 100\n\n",
            new byte[0]));
  }

  @Test
  void refusesToRenewOneForNobody() {
    var answer =
        visitor.send(visitor.request("/v1/sessions/renewal", "any").POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("client.unresolved");
  }

  private static void refused(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 400").contains("client.unresolved");
  }

  private static String open(String headers) throws IOException {
    var body = "{\"site\":\"hotel\"}".getBytes(StandardCharsets.US_ASCII);
    return visitor.raw(
        "POST /v1/sessions HTTP/1.1\nHost: x\nOrigin: "
            + Visitor.ORIGIN
            + "\nContent-Type: application/json\nConnection: close\nContent-Length: "
            + body.length
            + "\n"
            + headers
            + "\n",
        body);
  }
}
