package dev.parley.gateway.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeofenceRulesTest {
  private static final SiteId HOTEL = new SiteId("hotel");

  @ParameterizedTest
  @CsvSource({
    "DE, geofence.hotel.country.allow:DE",
    "NO, geofence.hotel.country.allow:NO",
  })
  void admitsACountryThatIsAllowed(String country, String rule) {
    var rules = rules("countries: {allow: [DE, NO]}", "unknown-country: refuse");
    assertThat(rules.judge(in(country))).isEqualTo(Ruling.admitted(rule));
  }

  @Test
  void refusesACountryThatIsNotAllowed() {
    var rules = rules("countries: {allow: [DE, NO]}", "unknown-country: refuse");
    refused(rules.judge(in("FR")), "geofence.hotel.country.not-allowed:FR");
  }

  @Test
  void refusesACountryThatIsDenied() {
    var rules = rules("countries: {deny: [RU]}", "unknown-country: refuse");
    refused(rules.judge(in("RU")), "geofence.hotel.country.deny:RU");
  }

  @Test
  void admitsACountryThatIsNotDenied() {
    var rules = rules("countries: {deny: [RU]}", "unknown-country: refuse");
    assertThat(rules.judge(in("DE")))
        .isEqualTo(Ruling.admitted("geofence.hotel.country.not-denied:DE"));
  }

  @Test
  void refusesAnUnknownCountryWhereTheSiteSaysSo() {
    for (var kind : new String[] {"allow", "deny"}) {
      var rules = rules("countries: {" + kind + ": [DE]}", "unknown-country: refuse");
      refused(rules.judge(Place.UNKNOWN), "geofence.hotel.country.unknown");
    }
  }

  @Test
  void admitsAnUnknownCountryWhereTheSiteSaysSo() {
    for (var kind : new String[] {"allow", "deny"}) {
      var rules = rules("countries: {" + kind + ": [DE]}", "unknown-country: admit");
      assertThat(rules.judge(Place.UNKNOWN))
          .isEqualTo(Ruling.admitted("geofence.hotel.country.unknown"));
    }
  }

  @Test
  void refusesASystemThatIsDeniedInAnAllowedCountry() {
    var rules =
        rules(
            "countries: {allow: [DE]}",
            "unknown-country: refuse",
            "asns: {deny: [64496, 4294967295]}",
            "unknown-asn: admit");
    refused(rules.judge(at("DE", 64496)), "geofence.hotel.asn.deny:64496");
    refused(rules.judge(at("DE", 0xffff_ffffL)), "geofence.hotel.asn.deny:4294967295");
    refused(rules.judge(at("FR", 64496)), "geofence.hotel.country.not-allowed:FR");
    assertThat(rules.judge(at("DE", 64497)))
        .isEqualTo(Ruling.admitted("geofence.hotel.country.allow:DE"));
    assertThat(rules.judge(in("DE"))).isEqualTo(Ruling.admitted("geofence.hotel.country.allow:DE"));
  }

  @Test
  void admitsOnlyTheSystemsThatAreAllowed() {
    var rules = rules("asns: {allow: [64496]}", "unknown-asn: refuse");
    assertThat(rules.judge(at("DE", 64496)))
        .isEqualTo(Ruling.admitted("geofence.hotel.asn.allow:64496"));
    refused(rules.judge(at("DE", 64497)), "geofence.hotel.asn.not-allowed:64497");
    refused(rules.judge(in("DE")), "geofence.hotel.asn.unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "countries: {allow: [DE]} | 1: 'unknown-country' is missing",
        "asns: {deny: [64496]} | 1: 'unknown-asn' is missing",
        "countries: {allow: [DE]}~unknown-country: maybe | 2: 'maybe' is not admit or refuse",
        "countries: {allow: [DE]}~unknown-country: | 2: a text is wanted",
        "countries: {allow: [DE], deny: [FR]}~unknown-country: admit | 1: either 'allow' or 'deny'",
        "countries: {}~unknown-country: admit | 1: either 'allow' or 'deny'",
        "countries: [DE]~unknown-country: admit | 1: a mapping of allow or deny",
        "countries: {block: [DE]}~unknown-country: admit | 1: unknown member 'block'",
        "countries: {allow: []}~unknown-country: admit | 1: a list with at least one entry",
        "countries:~  allow:~  - DE~  - UK~unknown-country: admit | 4: 'UK' is not a country",
        "countries: {allow: [de]}~unknown-country: admit | 1: 'de' is not a country",
        "countries: {allow: [DE, DE]}~unknown-country: admit | 1: 'DE' stands twice",
        "asns: {deny: [0]}~unknown-asn: admit | 1: '0' is not an autonomous system's number",
        "asns: {deny: [4294967296]}~unknown-asn: admit | 1: '4294967296' is not an autonomous",
        "asns: {deny: [AS64496]}~unknown-asn: admit | 1: 'AS64496' is not an autonomous",
        "asns: {deny: [1]}~unknown-asn: admit~unknown-country: admit | 3: 'unknown-country' says nothing",
        "asns: {deny: [1]}~unknown-asn: admit~asns: {allow: [2]} | 3: 'asns' stands twice",
        "regions: {deny: [EU]} | 1: unknown member 'regions'",
        "{} | 1: 'countries' or 'asns' is wanted",
        "- DE | 1: a geofence is a mapping",
        "countries: {allow: [DE | 2: not YAML",
      })
  void refusesAWrongFileWithLineAndReason(String text, String reason) {
    assertThatThrownBy(() -> GeofenceRules.parse(HOTEL, "proposed", text.replace('~', '\n') + "\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("proposed:" + reason);
  }

  @Test
  void knowsKosovo() {
    var rules = rules("countries: {allow: [XK]}", "unknown-country: refuse");
    assertThat(rules.judge(in("XK"))).isEqualTo(Ruling.admitted("geofence.hotel.country.allow:XK"));
  }

  private static GeofenceRules rules(String... lines) {
    return GeofenceRules.parse(HOTEL, "proposed", String.join("\n", lines));
  }

  private static Place in(String country) {
    return new Place(Optional.of(country), OptionalLong.empty());
  }

  private static Place at(String country, long asn) {
    return new Place(Optional.of(country), OptionalLong.of(asn));
  }

  private static void refused(Ruling ruling, String rule) {
    assertThat(ruling).isEqualTo(Ruling.refused(rule, ProblemCode.REGION_DENIED));
  }
}
