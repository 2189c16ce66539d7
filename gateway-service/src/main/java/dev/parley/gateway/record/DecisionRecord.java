package dev.parley.gateway.record;

import dev.parley.kernel.id.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What one gate decided once.
///
/// @param rule the rule that decided, as [dev.parley.gateway.ruling.Ruling#rule()] names it, its
///   first 160 characters
/// @param outcome [#ADMITTED], or the code of the problem
/// @param prefix the pseudonym of the client's /24 or /48; none when its address was unknown
/// @param country ISO 3166-1 alpha-2; none when it was unknown
/// @param use what was asked for
public record DecisionRecord(
    Instant at,
    String gate,
    String rule,
    String outcome,
    Optional<SiteId> site,
    Optional<KeyedPrefix> prefix,
    Optional<String> country,
    OptionalLong asn,
    String use) {

  public static final String ADMITTED = "admitted";

  private static final int LONGEST_RULE = 160;

  public DecisionRecord {
    if (rule.length() > LONGEST_RULE) {
      rule = rule.substring(0, LONGEST_RULE);
    }
  }

  public boolean isAdmitted() {
    return outcome.equals(ADMITTED);
  }
}
