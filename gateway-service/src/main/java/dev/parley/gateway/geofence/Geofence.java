package dev.parley.gateway.geofence;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
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

  /// A site that has a geofence which is not in force serves nobody.
  private static final Ruling UNREADABLE =
      Ruling.refused("geofence.unreadable", ProblemCode.REGION_DENIED);

  private final Supplier<Map<SiteId, GeofenceRules>> rules;
  private final Function<Address, Place> places;
  private final FencedSites fenced;

  @Inject
  Geofence(SiteRules rules, Databases databases, FencedSites sites) {
    this(rules::current, databases::place, known(rules, sites));
  }

  /// @param rules those in force
  /// @param fenced the sites that have rules, in force or not
  public Geofence(
      Supplier<Map<SiteId, GeofenceRules>> rules,
      Function<Address, Place> places,
      FencedSites fenced) {
    this.rules = rules;
    this.places = places;
    this.fenced = fenced;
  }

  /// What the databases in use know of it. Private, loopback and unassigned addresses stand in
  /// none, so they are as unknown as any other.
  public Place place(Address address) {
    return places.apply(address);
  }

  /// @param site none where a request does not name one yet: no site's rules are asked
  public Ruling judge(Optional<SiteId> site, Address address) {
    return judge(site, place(address));
  }

  /// For a place that is known already.
  public Ruling judge(Optional<SiteId> site, Place place) {
    if (site.isEmpty()) {
      return NONE;
    }
    var fence = rules.get().get(site.get());
    if (fence != null) {
      return fence.judge(place);
    }
    return fenced
        .own(site.get())
        .map(own -> own.judge(place))
        .orElseGet(() -> fenced.fenced(site.get()) ? UNREADABLE : NONE);
  }

  /// What the folders show before a registry does.
  private static FencedSites known(SiteRules rules, FencedSites sites) {
    return new FencedSites() {
      @Override
      public boolean fenced(SiteId site) {
        return rules.unread().contains(site) || sites.fenced(site);
      }

      @Override
      public Optional<GeofenceRules> own(SiteId site) {
        return sites.own(site);
      }
    };
  }
}
