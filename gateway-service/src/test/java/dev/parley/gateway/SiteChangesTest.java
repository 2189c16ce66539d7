package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.site.document.SiteChange;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.kernel.id.SiteId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What visitors meet when a site changes while the gateway runs.
class SiteChangesTest {
  private static final SiteId INN = new SiteId("inn");
  private static final String ONE_RENEWAL =
      "limits: {session-renewal: {rate: 1, per: PT1H, burst: 1}}\n";

  @TempDir private Path folder;
  private SiteDocuments documents;
  private RunningGateway house;
  private Visitor guest;
  private Visitor innkeepers;

  @BeforeEach
  void start() {
    documents = new SitesOnDisk(folder).with("hotel", SitesOnDisk.HOTEL).documents();
    documents.put(INN, SitesOnDisk.INN);
    house = RunningGateway.of(Manner.USUAL.keeping(documents).unchallenged());
    guest = house.visitor();
    innkeepers = guest.from("https://inn.example");
  }

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void aSitesEndEndsItsSessionsAndNoOthers() {
    var token = innkeepers.session("inn");
    assertThat(renew(innkeepers, token).statusCode()).isEqualTo(200);
    assertThat(documents.remove(INN)).isInstanceOf(SiteChange.Made.class);

    refused(renew(innkeepers, token), 404, "site.unknown");
    refused(innkeepers.open("{\"site\":\"inn\"}"), 404, "site.unknown");
    assertThat(renew(innkeepers, token).headers().firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
    assertThat(renew(guest, guest.session()).statusCode()).isEqualTo(200);
  }

  @Test
  void aNewSiteOfThatNameTakesNoSessionOfTheOldOnesPages() {
    var token = innkeepers.session("inn");
    documents.remove(INN);
    documents.put(INN, SitesOnDisk.INN.replace("inn.example", "inn-two.example"));
    refused(renew(innkeepers, token), 403, "site.origin");
    refused(renew(guest.from("https://inn-two.example"), token), 403, "session.origin");
  }

  @Test
  void aPageThatTheSiteNoLongerListsLosesItsSessions() {
    var token = guest.session();
    new SitesOnDisk(folder).with("hotel", SitesOnDisk.HOTEL.replace("hotel.", "www.hotel."));
    documents.look();
    assertThat(renew(guest, token).statusCode()).isEqualTo(200);
    documents.look();
    refused(renew(guest, token), 403, "site.origin");
  }

  @Test
  void aSitesOwnLimitHoldsForItsSessionsAloneAndIsTold() {
    documents.put(INN, SitesOnDisk.INN + ONE_RENEWAL);
    var token = innkeepers.session("inn");
    var first = renew(innkeepers, token);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("RateLimit-Policy"))
        .hasValue("\"session-renewal\";q=1;w=3600");

    var second = renew(innkeepers, token);
    refused(second, 429, "limit.exceeded");
    assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(3_000L, 3_600L);

    var elsewhere = guest.session();
    for (var again = 0; again < 3; again++) {
      var answer = renew(guest, elsewhere);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
          .doesNotContain("q=1;");
    }
  }

  @Test
  void numbersThatAreTakenBackAreTheSuitesAgain() {
    documents.put(INN, SitesOnDisk.INN + ONE_RENEWAL);
    documents.put(INN, SitesOnDisk.INN);
    var token = innkeepers.session("inn");
    assertThat(renew(innkeepers, token).statusCode()).isEqualTo(200);
    assertThat(renew(innkeepers, token).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> renew(Visitor visitor, String token) {
    return visitor.send(
        visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }
}
