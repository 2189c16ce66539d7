package dev.parley.gateway.geofence;

import java.util.Optional;
import java.util.OptionalLong;

/// Where an address belongs, as far as the databases know.
///
/// @param country ISO 3166-1 alpha-2, or `XK`
/// @param asn the autonomous system that announces it (RFC 6793), 1 to 4294967295
public record Place(Optional<String> country, OptionalLong asn) {
  public static final Place UNKNOWN = new Place(Optional.empty(), OptionalLong.empty());
}
