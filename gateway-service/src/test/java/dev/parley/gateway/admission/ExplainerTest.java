package dev.parley.gateway.admission;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.Scope;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final String OWN = "limits: {session-message: {rate: 5, per: PT1M, burst: 2}}\n";

  private final RunningGateway house = RunningGateway.of(Manner.USUAL);

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void saysOfEveryGateWhatItWouldSayInTheirOrder() {
    var explained = explain("198.51.100.7", "https://hotel.example");
    assertThat(explained.gates())
        .extracting(Explained::gate)
        .containsExactly(
            "connection",
            "form",
            "client",
            "acl",
            "geofence",
            "limit",
            "ladder",
            "challenge",
            "credential",
            "session",
            "proven-limit",
            "stream");
    assertThat(explained.gates()).allSatisfy(gate -> assertThat(gate.falls()).isEqualTo("closed"));
    assertThat(explained.answer().admits()).isTrue();
  }

  @Test
  void namesTheRuleThatWouldAnswer() {
    house.lists().replace(new Scope.OfSite(new SiteId("hotel")), "deny 198.51.100.0/24\n");
    var answer = explain("198.51.100.7", "https://hotel.example").answer();
    assertThat(answer.gate()).isEqualTo("acl");
    assertThat(answer.outcome()).isEqualTo("access.denied");
    assertThat(answer.rule()).contains("198.51.100.0/24");
    assertThat(explain("198.51.100.7", "https://inn.example").answer().admits()).isTrue();
  }

  @Test
  void judgesAnIpv4HostByWhateverIpv6ItComes() {
    house.lists().replace(new Scope.OfSite(new SiteId("hotel")), "deny 198.51.100.7\n");
    var explained = explain("2002:c633:6407::1", "https://hotel.example");
    assertThat(explained.answer().outcome()).isEqualTo("access.denied");
    assertThat(explained.gates())
        .filteredOn(gate -> gate.gate().equals("client"))
        .singleElement()
        .returns("the IPv4 host 198.51.100.7", Explained::detail);
    assertThat(explain("2002:c633:6408::1", "https://hotel.example").answer().admits()).isTrue();
  }

  @Test
  void seesTheRungAndThePage() {
    house.ladder().pin(Rung.CLOSED);
    assertThat(explain("198.51.100.7", "https://hotel.example").answer().gate())
        .isEqualTo("ladder");
    house.ladder().unpin();
    assertThat(explain("198.51.100.7", "https://elsewhere.example").answer().outcome())
        .isEqualTo("site.origin");
  }

  @Test
  void saysWhatNumbersTheSiteHasOfItsOwn() {
    var documents = SitesOnDisk.temporary().with("hotel", SitesOnDisk.HOTEL + OWN).documents();
    try (var other = RunningGateway.of(Manner.USUAL.keeping(documents))) {
      var gates =
          Waiting.on(
                  other
                      .explainer()
                      .explain(
                          new Hypothesis(
                              address("198.51.100.7"),
                              Optional.empty(),
                              Optional.of(new SiteId("hotel")))))
              .gates();
      assertThat(gates)
          .filteredOn(gate -> gate.gate().equals("proven-limit"))
          .singleElement()
          .satisfies(gate -> assertThat(gate.outcome()).isEqualTo(Explained.NOT_ASKED))
          .satisfies(gate ->
              assertThat(gate.detail())
                  .endsWith("; the site's own: session-message 5 per PT1M, 2 at once"));
      assertThat(gates)
          .filteredOn(gate -> gate.gate().equals("limit"))
          .singleElement()
          .satisfies(gate -> assertThat(gate.detail()).doesNotContain("own"));
    }
  }

  @Test
  void claimsNoMoreThanCanBeTold() {
    var told = explain("198.51.100.7", "https://hotel.example");
    assertThat(told.summary())
        .isEqualTo("admitted as far as can be told without a solved challenge and a session");
    assertThat(told.gates())
        .filteredOn(gate -> !gate.lacks().isEmpty())
        .extracting(Explained::gate)
        .containsExactly("challenge", "session", "proven-limit", "stream");
    assertThat(explain("198.51.100.7", Optional.empty()).summary())
        .isEqualTo(
            "admitted as far as can be told without"
                + " a site, a solved challenge, a page and a session");
  }

  @Test
  void changesNothing() {
    explain("198.51.100.7", "https://hotel.example");
    assertThat(house.decisions().content()).isEmpty();
  }

  private Explanation explain(String address, String origin) {
    return explain(address, Optional.of(new Origin(origin)));
  }

  private Explanation explain(String address, Optional<Origin> origin) {
    return Waiting.on(
        house.explainer().explain(new Hypothesis(address(address), origin, Optional.empty())));
  }
}
