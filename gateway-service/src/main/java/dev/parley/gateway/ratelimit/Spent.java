package dev.parley.gateway.ratelimit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What had nothing left when it was looked at, and for whom.
///
/// @param limits in the order of the table
public record Spent(LimitKeys keys, List<Judgement.Exceeded> limits) {
  public Spent {
    limits = List.copyOf(limits);
  }

  /// What would refuse such a request at that stage.
  public Optional<Judgement.Exceeded> refusal(Stage stage, Use use) {
    var asked = Limit.asked(stage, use);
    return limits.stream().filter(exceeded -> asked.contains(exceeded.limit())).findFirst();
  }

  /// What the limits of such a request count by at that stage, and nobody has told.
  public Set<Key> untold(Stage stage, Use use) {
    var untold = EnumSet.noneOf(Key.class);
    for (var limit : Limit.asked(stage, use)) {
      if (!keys.has(limit.key()) && toBeTold(limit.key())) {
        untold.add(limit.key());
      }
    }
    return untold;
  }

  /// Whether each request has one: networks are IPv6's, and not every autonomous system is known.
  private static boolean toBeTold(Key key) {
    return switch (key) {
      case SITE, SESSION, SUBJECT -> true;
      case ADDRESS, NETWORK_56, NETWORK_48, ASN, SUITE -> false;
    };
  }
}
