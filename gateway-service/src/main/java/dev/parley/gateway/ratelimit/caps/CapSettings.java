package dev.parley.gateway.ratelimit.caps;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/// Other numbers than the table's: `parley.caps.session-streams=8`. A name that is not in the table
/// refuses the start.
@ConfigMapping(prefix = "parley.caps")
public interface CapSettings {

  @WithParentName
  Map<Cap, Integer> table();

  /// @throws IllegalArgumentException where it is not 1 to a million
  default int most(Cap cap) {
    var most = table().getOrDefault(cap, cap.usual());
    if (most < 1 || most > 1_000_000) {
      throw new IllegalArgumentException("parley.caps." + cap.label() + " is 1 to 1000000");
    }
    return most;
  }
}
