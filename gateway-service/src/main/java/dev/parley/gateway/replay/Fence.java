package dev.parley.gateway.replay;

import dev.parley.gateway.record.DecisionRecord;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;

/// A geofence that is proposed for one site.
///
/// @param countries ISO 3166-1 alpha-2
/// @param asns autonomous systems' numbers
record Fence(SiteId site, Optional<Named<String>> countries, Optional<Named<Long>> asns) {

  /// Where the visitor was, by what was recorded.
  Proposed region(DecisionRecord decision) {
    var rule = "geofence." + site.value();
    var asn =
        decision.asn().isPresent()
            ? Optional.of(decision.asn().getAsLong())
            : Optional.<Long>empty();
    Proposed none = new Proposed.Admits();
    return countries
        .map(named -> named.ask(rule + ".country", decision.country()))
        .orElse(none)
        .then(asns.map(named -> named.ask(rule + ".asn", asn)).orElse(none));
  }
}
