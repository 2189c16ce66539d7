package dev.parley.endtoend.faults;

import static dev.parley.endtoend.faults.BadFramesTest.refused;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.endtoend.visitor.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final Visitor visitor = House.visitor();
  private final Talk talk = new Talk(visitor);

  @Test
  void refusesAMessageWithoutASession() {
    refused(
        visitor.send(
            visitor
                .request("/v1/conversations/" + talk.keys().conversation() + "/messages")
                .header("Content-Type", Visitor.FRAME)
                .POST(BodyPublishers.ofByteArray(frame()))),
        401,
        "session.missing");
  }

  @Test
  void refusesAForgedSession() {
    var token = talk.session();
    var forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
    refused(visitor.post(forged, talk.keys().conversation(), frame()), 401, "session.invalid");
  }

  @Test
  void refusesASessionFromAnotherPage() {
    refused(
        visitor.send(
            HttpRequest.newBuilder(
                    House.gateway()
                        .resolve("/v1/conversations/" + talk.keys().conversation() + "/messages"))
                .header("Origin", "https://attacker.example")
                .header("Authorization", "Bearer " + talk.session())
                .header("Content-Type", Visitor.FRAME)
                .POST(BodyPublishers.ofByteArray(frame()))),
        403,
        "session.origin");
  }

  @Test
  void refusesASessionForAPageThatTheSiteDoesNotList() {
    refused(
        visitor.send(
            HttpRequest.newBuilder(House.gateway().resolve("/v1/sessions"))
                .header("Origin", "https://attacker.example")
                .header("Parley-Challenge", visitor.solution())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"site\":\"hotel\"}"))),
        403,
        "site.origin");
  }

  @Test
  void refusesAnUnknownSite() {
    refused(
        visitor.send(
            visitor
                .request("/v1/sessions")
                .header("Parley-Challenge", visitor.solution())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"site\":\"nowhere\"}"))),
        404,
        "site.unknown");
  }

  private byte[] frame() {
    return talk.keys().seal(1, Visitor.text("hello"));
  }
}
