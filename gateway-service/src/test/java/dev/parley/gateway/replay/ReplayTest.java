package dev.parley.gateway.replay;

import static dev.parley.gateway.replay.Records.HOTEL;
import static dev.parley.gateway.replay.Records.PSEUDONYMS;
import static dev.parley.gateway.replay.Records.at;
import static dev.parley.gateway.replay.Records.by;
import static dev.parley.gateway.replay.Records.decision;
import static dev.parley.gateway.replay.Records.nowhere;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.DecisionRecord;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {
  private static final String ADMITTED = DecisionRecord.ADMITTED;

  @Test
  void listsWhatANewDenyWouldRefuse() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    var missed = decision("203.0.114.7", "session", ADMITTED);
    var replayed = run("suite: {access: [deny 203.0.113.0/24]}", hit, missed);
    assertThat(replayed.records()).isEqualTo(2);
    assertThat(replayed.changes())
        .containsExactly(new Change(hit, "access.denied", "acl.suite.deny:203.0.113.0/24"));
    assertThat(replayed.undecidable()).isEmpty();
    assertThat(replayed.byRule())
        .containsOnly(entry("acl.suite.deny:203.0.113.0/24", new RuleCount(1, 1)));
  }

  @Test
  void listsWhatWouldNoLongerBeRefused() {
    var refused = decision("203.0.113.7", "acl", "access.denied");
    assertThat(run("{}", refused).changes()).containsExactly(new Change(refused, ADMITTED, "none"));
  }

  @Test
  void leavesWhatStaysAsItWas() {
    assertThat(
            run(
                    "suite: {access: [deny 203.0.113.0/24]}",
                    decision("203.0.113.7", "acl", "access.denied"),
                    decision("198.51.100.7", "session", ADMITTED))
                .changes())
        .isEmpty();
  }

  @Test
  void leavesWhatAnotherGateDecidedUnlessTheProposalRefusesFirst() {
    var limited = decision("203.0.113.7", "ratelimit", "limit.exceeded");
    assertThat(run("{}", limited).changes()).isEmpty();
    assertThat(run("suite: {access: [deny 203.0.0.0/16]}", limited).changes())
        .containsExactly(new Change(limited, "access.denied", "acl.suite.deny:203.0.0.0/16"));
  }

  @Test
  void leavesWhatWasRefusedBeforeTheAddressWasKnown() {
    var unresolved =
        new DecisionRecord(
            Instant.EPOCH,
            "client",
            "client.obfuscated",
            "client.unresolved",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            "message");
    var replayed = run("suite: {access: [deny 0.0.0.0/0, deny ::/0]}", unresolved);
    assertThat(replayed.changes()).isEmpty();
    assertThat(replayed.undecidable()).isEmpty();
  }

  @Test
  void saysWhatItCannotTellWhereARuleIsNarrowerThanTheRecord() {
    var near = decision("203.0.113.7", "session", ADMITTED);
    var far = decision("203.0.114.7", "session", ADMITTED);
    var replayed = run("suite: {access: [deny 203.0.113.9/32]}", near, far);
    assertThat(replayed.changes()).isEmpty();
    assertThat(replayed.undecidable())
        .containsExactly(new Change(near, "may-change", "acl.suite.deny:203.0.113.9/32"));
  }

  @Test
  void isSureWhereANarrowerRuleSaysTheSame() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    var replayed = run("suite: {access: [deny 203.0.113.0/24, deny 203.0.113.9/32]}", hit);
    assertThat(replayed.changes()).hasSize(1);
    assertThat(replayed.undecidable()).isEmpty();
  }

  @Test
  void comparesIpv6ByThePrefixThatIsRecorded() {
    var hit = decision("2001:db8:5::1", "session", ADMITTED);
    var missed = decision("2001:db8:6::1", "session", ADMITTED);
    assertThat(run("suite: {access: [deny 2001:db8:5::/48]}", hit, missed).changes())
        .containsExactly(new Change(hit, "access.denied", "acl.suite.deny:2001:db8:5::/48"));
    assertThat(run("suite: {access: [deny 2001:db8:5:1::/64]}", hit, missed).undecidable())
        .containsExactly(new Change(hit, "may-change", "acl.suite.deny:2001:db8:5:1::/64"));
  }

  @Test
  void aDenialBeatsEveryAllowance() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    assertThat(run("suite: {access: [deny 203.0.0.0/16, allow 203.0.113.0/24]}", hit).changes())
        .containsExactly(new Change(hit, "access.denied", "acl.suite.deny:203.0.0.0/16"));
    assertThat(run("suite: {access: [allow 203.0.0.0/16, deny 203.0.113.0/24]}", hit).changes())
        .hasSize(1);
    assertThat(run("suite: {access: [allow 203.0.113.9/32, deny 203.0.113.0/24]}", hit).changes())
        .hasSize(1);
  }

  @Test
  void aListThatAllowsAnybodyDeniesTheOthers() {
    var allowed = decision("203.0.113.7", "session", ADMITTED);
    var other = decision("198.51.100.7", "session", ADMITTED);
    assertThat(run("suite: {access: [allow 203.0.113.0/24]}", allowed, other).changes())
        .containsExactly(new Change(other, "access.denied", "acl.suite.not-allowed"));
    assertThat(run("suite: {access: [allow 203.0.113.9/32]}", allowed).undecidable())
        .containsExactly(new Change(allowed, "may-change", "acl.suite.allow:203.0.113.9/32"));
  }

  @Test
  void suiteAndSiteMustBothAdmit() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    assertThat(
            run(
                    "suite: {access: [allow 203.0.113.0/24]}\n"
                        + "sites: {hotel: {access: [deny 203.0.113.0/24]}}",
                    hit)
                .changes())
        .containsExactly(new Change(hit, "access.denied", "acl.site.hotel.deny:203.0.113.0/24"));
  }

  @Test
  void ipv6NetworksSpeakOfIpv6Only() {
    var ipv4 = decision("203.0.113.7", "session", ADMITTED);
    var ipv6 = decision("2001:db8:5::1", "session", ADMITTED);
    assertThat(run("suite: {access: [deny ::/0]}", ipv4, ipv6).changes())
        .containsExactly(new Change(ipv6, "access.denied", "acl.suite.deny:::/0"));
    assertThat(run("suite: {access: [deny 0.0.0.0/0]}", ipv4, ipv6).changes())
        .containsExactly(new Change(ipv4, "access.denied", "acl.suite.deny:0.0.0.0/0"));
  }

  @Test
  void aSitesRulesAreForItsOwnVisitors() {
    var own = decision("203.0.113.7", "session", ADMITTED);
    var other = at(own, "inn");
    assertThat(run("sites: {hotel: {access: [deny 203.0.113.0/24]}}", own, other).changes())
        .containsExactly(new Change(own, "access.denied", "acl.site.hotel.deny:203.0.113.0/24"));
  }

  @Test
  void judgesByTheRecordedCountry() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    assertThat(
            run("sites: {hotel: {countries: {deny: [DE]}, unknown-country: admit}}", hit).changes())
        .containsExactly(new Change(hit, "region.denied", "geofence.hotel.country.deny:DE"));
    assertThat(
            run("sites: {hotel: {countries: {allow: [FR]}, unknown-country: admit}}", hit)
                .changes())
        .containsExactly(new Change(hit, "region.denied", "geofence.hotel.country.not-allowed:DE"));
    assertThat(
            run("sites: {hotel: {countries: {allow: [DE]}, unknown-country: refuse}}", hit)
                .changes())
        .isEmpty();
  }

  @Test
  void judgesAnUnknownCountryAsTheProposalSays() {
    var nowhere = nowhere(decision("203.0.113.7", "session", ADMITTED));
    assertThat(
            run("sites: {hotel: {countries: {deny: [DE]}, unknown-country: admit}}", nowhere)
                .changes())
        .isEmpty();
    assertThat(
            run("sites: {hotel: {countries: {deny: [DE]}, unknown-country: refuse}}", nowhere)
                .changes())
        .containsExactly(new Change(nowhere, "region.denied", "geofence.hotel.country.unknown"));
  }

  @Test
  void judgesByTheRecordedAutonomousSystem() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    assertThat(run("sites: {hotel: {asns: {deny: [64500]}, unknown-asn: admit}}", hit).changes())
        .containsExactly(new Change(hit, "region.denied", "geofence.hotel.asn.deny:64500"));
    assertThat(run("sites: {hotel: {asns: {allow: [64500]}, unknown-asn: admit}}", hit).changes())
        .isEmpty();
    assertThat(
            run("sites: {hotel: {asns: {deny: [64501]}, unknown-asn: refuse}}", nowhere(hit))
                .changes())
        .containsExactly(new Change(nowhere(hit), "region.denied", "geofence.hotel.asn.unknown"));
  }

  @Test
  void isSureOfARefusalThatALaterGateGivesEitherWay() {
    var hit = decision("203.0.113.7", "session", ADMITTED);
    var replayed =
        run(
            "suite: {access: [deny 203.0.113.9/32]}\n"
                + "sites: {hotel: {countries: {deny: [DE]}, unknown-country: admit}}",
            hit);
    assertThat(replayed.changes()).hasSize(1);
    assertThat(replayed.undecidable()).isEmpty();
  }

  @Test
  void countsApartWhatIsRecordedAlwaysAndWhatBySample() {
    var refused = decision("203.0.113.7", "acl", "access.denied");
    var admitted = decision("203.0.113.8", "session", ADMITTED);
    var freed = decision("198.51.100.7", "acl", "access.denied");
    var replayed = run("suite: {access: [deny 203.0.113.0/24]}", refused, admitted, freed);
    assertThat(replayed.byRule())
        .containsOnly(entry("acl.suite.deny:203.0.113.0/24", new RuleCount(2, 1)));
    assertThat(replayed.newlyRefused()).isEqualTo(1);
    assertThat(replayed.noLongerRefused()).isEqualTo(1);
  }

  @Test
  void whatIsLeftOutIsAsItIsInForce() {
    var refused = decision("203.0.113.7", "acl", "access.denied");
    var admitted = decision("198.51.100.7", "session", ADMITTED);
    var standing = inForce("deny 203.0.113.0/24", "", "FR");
    assertThat(run(standing, "{}", refused, admitted).changes()).isEmpty();

    var other =
        run(standing, "sites: {hotel: {access: [deny 198.51.100.0/24]}}", refused, admitted);

    assertThat(other.changes())
        .containsExactly(
            new Change(admitted, "access.denied", "acl.site.hotel.deny:198.51.100.0/24"));
    assertThat(other.proposed()).containsExactly("hotel.access");
    assertThat(other.inForce()).containsExactly("hotel.geofence", "suite.access");
  }

  @Test
  void anEmptyListIsAProposalToo() {
    var refused = decision("203.0.113.7", "acl", "access.denied");
    assertThat(
            run(inForce("deny 203.0.113.0/24", "", "FR"), "suite: {access: []}", refused).changes())
        .containsExactly(new Change(refused, ADMITTED, "none"));
  }

  @Test
  void asksTheGeofenceInForceUnlessAnotherIsProposed() {
    var german = decision("203.0.113.7", "geofence", "region.denied");
    var standing = inForce("", "", "DE");
    assertThat(run(standing, "{}", german).changes()).isEmpty();
    assertThat(
            run(standing, "sites: {hotel: {asns: {deny: [1]}, unknown-asn: admit}}", german)
                .changes())
        .containsExactly(new Change(german, ADMITTED, "none"));
  }

  @Test
  void aListThatNobodyCanReadDeniesEveryone() {
    var admitted = decision("203.0.113.7", "session", ADMITTED);
    InForce broken =
        new InForce() {
          @Override
          public Optional<Effect> access(Optional<SiteId> site) {
            return Optional.empty();
          }

          @Override
          public Ruling region(SiteId site, Optional<String> country, OptionalLong asn) {
            return NOTHING.region(site, country, asn);
          }
        };
    assertThat(run(broken, "suite: {access: []}", admitted).changes())
        .containsExactly(new Change(admitted, "access.denied", "acl.site.hotel.unreadable"));
  }

  @Test
  void aListMayComeInItsOwnForm() {
    var admitted = decision("203.0.113.7", "session", ADMITTED);
    var standing = inForce("deny 198.51.100.0/24", "deny 192.0.2.0/24", "FR");
    var list = list(Optional.of(HOTEL), "# new\ndeny 203.0.113.0/24\n");
    assertThat(run(standing, list, admitted).changes())
        .containsExactly(
            new Change(admitted, "access.denied", "acl.site.hotel.deny:203.0.113.0/24"));
    assertThat(list(Optional.empty(), "deny 203.0.113.0/24\nblock\n"))
        .isInstanceOfSatisfying(
            PolicyReading.Wrong.class, wrong -> assertThat(wrong.line()).isEqualTo(2));
  }

  @Test
  void aListStaysSelectiveThoughItsAllowanceNeverDecides() {
    var other = decision("198.51.100.7", "session", ADMITTED);
    var standing = inForce("deny 203.0.113.0/24\nallow 203.0.113.7", "", "FR");
    assertThat(run(standing, "{}", other).changes())
        .containsExactly(new Change(other, "access.denied", "acl.suite.not-allowed"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Use.class,
      names = {"MINT_SESSION", "REVOKE_SESSIONS"})
  void asksOfASitesServerWhatTheSuiteAsksAndNoMore(Use use) {
    var call = by(decision("203.0.113.7", "proven-limit", ADMITTED), use);
    var forVisitors =
        "{access: [deny 203.0.113.0/24], countries: {deny: [DE]}, unknown-country: admit}";
    assertThat(run("sites: {hotel: " + forVisitors + "}", call).changes()).isEmpty();
    assertThat(run("suite: {access: [deny 203.0.113.0/24]}", call).changes()).hasSize(1);
  }

  @Test
  void takesAListOfAQuarterOfAMillion() {
    var text =
        IntStream.range(0, 250_000)
            .mapToObj(number ->
                "deny 10.%d.%d.%d"
                    .formatted(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff))
            .collect(Collectors.joining("\n"));
    var hit = decision("10.1.2.3", "session", ADMITTED);
    var whole = decision("203.0.113.7", "session", ADMITTED);
    var replayed = run(InForce.NOTHING, list(Optional.empty(), text), hit, whole);
    assertThat(replayed.changes()).isEmpty();
    assertThat(replayed.undecidable()).extracting(Change::record).containsExactly(hit);
  }

  private static InForce inForce(String suite, String hotel, String denied) {
    return new InForce() {
      @Override
      public Optional<Effect> access(Optional<SiteId> site) {
        return ListReading.read(UTF_8.encode(site.isEmpty() ? suite : hotel))
                instanceof ParsedList.Compiled(var list)
            ? Optional.of(list.effect())
            : Optional.empty();
      }

      @Override
      public Ruling region(SiteId site, Optional<String> country, OptionalLong asn) {
        return country.equals(Optional.of(denied))
            ? Ruling.refused("geofence.hotel.country.deny:" + denied, ProblemCode.REGION_DENIED)
            : Ruling.admitted("geofence.none");
      }
    };
  }

  private static Replayed run(String proposal, DecisionRecord... records) {
    return run(InForce.NOTHING, proposal, records);
  }

  private static Replayed run(InForce inForce, String proposal, DecisionRecord... records) {
    return run(inForce, PolicyFile.read(proposal), records);
  }

  private static Replayed run(InForce inForce, PolicyReading proposal, DecisionRecord... records) {
    return switch (proposal) {
      case PolicyReading.Read(var policy) ->
          Replay.run(policy, inForce, List.of(records), PSEUDONYMS);
      case PolicyReading.Wrong(var line, var reason) ->
          throw new IllegalArgumentException(line + ": " + reason);
    };
  }

  private static PolicyReading list(Optional<SiteId> site, String text) {
    return PolicyFile.list(site, UTF_8.encode(text));
  }
}
