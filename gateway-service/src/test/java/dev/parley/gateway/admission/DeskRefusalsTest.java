package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.record.DecisionRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a desk refuses behind the gates is recorded as what a gate refuses is.
class DeskRefusalsTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway =
        RunningGateway.of(
            Manner.USUAL
                .unchallenged()
                .serving(
                    List.of(
                        HOTEL.site(Optional.empty()),
                        RunningGateway.site("inn", "https://inn.example")),
                    RunningGateway.Issuer.NONE));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aPageThatNoSiteLists() {
    var stranger = gateway.visitor().from("https://elsewhere.example");
    assertThat(stranger.open("{\"site\":\"hotel\"}").statusCode()).isEqualTo(403);
    assertRefused("site.origin", "OPEN_SESSION");
  }

  @Test
  void aPageOfAnotherSite() {
    var guest = gateway.visitor().from("https://inn.example");
    assertThat(guest.open("{\"site\":\"hotel\"}").statusCode()).isEqualTo(403);
    assertRefused("site.origin", "OPEN_SESSION");
  }

  @Test
  void aPreflightOfAPageThatNoSiteLists() {
    var stranger = gateway.visitor().from("https://elsewhere.example");
    var asked = stranger.request("/v1/sessions").method("OPTIONS", BodyPublishers.noBody());
    assertThat(stranger.send(asked).statusCode()).isEqualTo(403);
    assertRefused("site.origin", "PREFLIGHT");
  }

  @Test
  void aCredentialThatIsNoSites() {
    var server = gateway.visitor().from("");
    var answer =
        server.send(
            server
                .request("/v1/sites/hotel/sessions", "forged")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(HOTEL.body("guest-17"))));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertRefused("credential", "site.credential", "MINT_SESSION");
  }

  private void assertRefused(String code, String use) {
    assertRefused("session", code, use);
  }

  private void assertRefused(String gate, String code, String use) {
    assertThat(gateway.decisions().content().stream().filter(record -> !record.isAdmitted()))
        .singleElement()
        .returns(gate, DecisionRecord::gate)
        .returns(code, DecisionRecord::rule)
        .returns(code, DecisionRecord::outcome)
        .returns(use, DecisionRecord::use);
    assertThat(gateway.decisions().refused()).isEqualTo(1);
  }
}
