package dev.parley.gateway.geofence;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where an address belongs, and whether a site serves that place. Never waits.
@Singleton
public class Geofence {
  private static final Ruling NONE = Ruling.admitted("geofence.none");

  private final Supplier<Map<SiteId, GeofenceRules>> rules;
  private final Function<Address, Place> places;

  @Inject
  Geofence(SiteRules rules, Databases databases) {
    this(rules::current, databases::place);
  }

  public Geofence(Supplier<Map<SiteId, GeofenceRules>> rules, Function<Address, Place> places) {
    this.rules = rules;
    this.places = places;
  }

  /// What the databases in use know of it. Private, loopback and unassigned addresses stand in
  /// none, so they are as unknown as any other.
  public Place place(Address address) {
    return places.apply(address);
  }

  /// @param site none where a request does not name one yet: no site's rules are asked
  public Ruling judge(Optional<SiteId> site, Address address) {
    var fence = site.map(rules.get()::get);
    return fence.isPresent() ? fence.get().judge(place(address)) : NONE;
  }

  /// For a place that is known already.
  public Ruling judge(Optional<SiteId> site, Place place) {
    return site.map(rules.get()::get).map(fence -> fence.judge(place)).orElse(NONE);
  }
}
