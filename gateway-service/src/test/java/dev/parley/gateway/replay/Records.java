package dev.parley.gateway.replay;

import static dev.parley.gateway.house.Addresses.address;

import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.DecisionRecord;
import dev.parley.gateway.record.Pseudonyms;
import dev.parley.kernel.id.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Decisions as the log has kept them: a message to the hotel from Germany, where nothing else is
/// said.
final class Records {
  static final SiteId HOTEL = new SiteId("hotel");
  static final Pseudonyms PSEUDONYMS = Pseudonyms.random();

  private Records() {}

  static DecisionRecord decision(String address, String gate, String outcome) {
    return new DecisionRecord(
        Instant.EPOCH,
        gate,
        "a.rule",
        outcome,
        Optional.of(HOTEL),
        Optional.of(PSEUDONYMS.of(address(address))),
        Optional.of("DE"),
        OptionalLong.of(64_500),
        "message");
  }

  static DecisionRecord at(DecisionRecord decision, String site) {
    return told(decision, new SiteId(site), decision.country(), decision.asn(), decision.use());
  }

  static DecisionRecord nowhere(DecisionRecord decision) {
    return told(decision, HOTEL, Optional.empty(), OptionalLong.empty(), decision.use());
  }

  static DecisionRecord by(DecisionRecord decision, Use use) {
    return told(decision, HOTEL, decision.country(), decision.asn(), use.name());
  }

  private static DecisionRecord told(
      DecisionRecord decision,
      SiteId site,
      Optional<String> country,
      OptionalLong asn,
      String use) {
    return new DecisionRecord(
        decision.at(),
        decision.gate(),
        decision.rule(),
        decision.outcome(),
        Optional.of(site),
        decision.prefix(),
        country,
        asn,
        use);
  }
}
