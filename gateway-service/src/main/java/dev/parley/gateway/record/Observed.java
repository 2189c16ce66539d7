package dev.parley.gateway.record;

import dev.parley.gateway.address.Address;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;
import java.util.OptionalLong;

/// Who a gate decided about, as far as it was known then. It is not kept: a record is made of it.
///
/// @param address none when the client's address could not be told
/// @param site none when the gate did not know it yet
/// @param country ISO 3166-1 alpha-2; none when it is unknown
/// @param asn the autonomous system's number
/// @param use what was asked for, by its name in the table of admission
public record Observed(
    Optional<Address> address,
    Optional<SiteId> site,
    Optional<String> country,
    OptionalLong asn,
    String use) {

  /// Never prints the address.
  @Override
  public String toString() {
    return "Observed[" + use + "]";
  }
}
