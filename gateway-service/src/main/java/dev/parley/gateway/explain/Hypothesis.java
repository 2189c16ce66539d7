package dev.parley.gateway.explain;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;

/// A request as it could come.
///
/// @param origin the page that would ask
/// @param site the site it would be for; without one the suite's rules alone can answer
public record Hypothesis(Address address, Optional<Origin> origin, Optional<SiteId> site) {}
