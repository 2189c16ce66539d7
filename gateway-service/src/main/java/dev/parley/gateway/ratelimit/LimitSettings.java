package dev.parley.gateway.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Other numbers than the table's: `parley.limits.address-request.rate=1200`. A name that is not in
/// the table refuses the start.
@ConfigMapping(prefix = "parley.limits")
public interface LimitSettings {

  @WithParentName
  Map<Limit, Numbers> table();

  /// What is absent stays as in the table; bounds as in [Quota].
  interface Numbers {
    OptionalInt rate();

    Optional<Duration> per();

    OptionalInt burst();
  }

  /// @throws IllegalArgumentException where the numbers are out of bounds
  default Quota quota(Limit limit) {
    var usual = limit.usual();
    var own = table().get(limit);
    if (own == null) {
      return usual;
    }
    var rate = own.rate().orElse(usual.rate());
    var burst = own.burst().orElse(Math.min(usual.burst(), rate));
    try {
      return new Quota(rate, own.per().orElse(usual.per()), burst);
    } catch (IllegalArgumentException outOfBounds) {
      throw new IllegalArgumentException(
          "parley.limits." + limit.label() + ": " + outOfBounds.getMessage(), outOfBounds);
    }
  }
}
