package dev.parley.gateway.site.document;

import dev.parley.gateway.geofence.DatabaseKind;
import dev.parley.gateway.site.Policy;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a site's document is read with.
///
/// @param name what to call it where something is wrong
/// @param settings what `${NAME}` stands for, in a file
/// @param policies whose files lie beside it
/// @param databases those that a geofence can ask
record Surroundings(
    SiteId site,
    Source source,
    String name,
    Function<String, Optional<String>> settings,
    Set<Policy> policies,
    Predicate<DatabaseKind> databases) {

  /// Nothing beside it, and no settings: what an operator writes must not be able to read them.
  static Surroundings ofOperator(SiteId site, Predicate<DatabaseKind> databases) {
    return new Surroundings(
        site, Source.ADMIN, "site " + site, name -> Optional.empty(), Set.of(), databases);
  }
}
