package dev.parley.gateway.site;

import dev.parley.gateway.acl.ListedSites;
import dev.parley.gateway.geofence.FencedSites;
import dev.parley.gateway.geofence.GeofenceRules;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.gateway.ratelimit.SiteQuotas;
import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The sites in force. Asked by every request; never waits.
@Startup
@Singleton
public class SiteRegistry implements SiteQuotas, FencedSites, ListedSites {
  private static final Logger LOG = Logger.getLogger(SiteRegistry.class);

  private final List<Consumer<Map<SiteId, Map<Limit, Quota>>>> followers =
      new CopyOnWriteArrayList<>();
  private volatile Snapshot inForce;

  @Inject
  public SiteRegistry(Snapshots snapshots) {
    inForce = Snapshot.NONE;
    snapshots.follow(this::swap);
  }

  /// Sites that do not change.
  ///
  /// @throws IllegalStateException when two claim one origin
  public SiteRegistry(Collection<Site> sites) {
    inForce = Snapshot.of(sites);
  }

  public Optional<Site> find(String id) {
    return Optional.ofNullable(inForce.sites().get(id));
  }

  /// The site that a page speaks for, by the values of a request's `Origin`: none where it stands
  /// twice, is not an origin, or is no site's.
  public Optional<Site> page(List<String> values) {
    return values.size() == 1
        ? Optional.ofNullable(inForce.pages().get(values.getFirst()))
        : Optional.empty();
  }

  /// The site that a page of that origin speaks for: one, so that the head of a request says whose
  /// rules it meets.
  public Optional<Site> speaking(Origin origin) {
    return Optional.ofNullable(inForce.speaking().get(origin));
  }

  @Override
  public boolean fenced(SiteId site) {
    return has(site, Policy.GEOFENCE);
  }

  @Override
  public Optional<GeofenceRules> own(SiteId site) {
    return find(site.value()).flatMap(Site::geofence);
  }

  @Override
  public boolean listed(SiteId site) {
    return has(site, Policy.ACCESS_LIST);
  }

  @Override
  public boolean known(SiteId site) {
    return find(site.value()).isPresent();
  }

  private boolean has(SiteId site, Policy policy) {
    return find(site.value()).filter(known -> known.policies().contains(policy)).isPresent();
  }

  /// Those that have limits of their own, in the order of their ids.
  public List<Site> limited() {
    var now = inForce;
    return now.sites().values().stream()
        .filter(site -> !site.limits().isEmpty())
        .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
        .toList();
  }

  @Override
  public synchronized void follow(Consumer<Map<SiteId, Map<Limit, Quota>>> follower) {
    followers.add(follower);
    follower.accept(inForce.limits());
  }

  private synchronized void swap(Snapshot next) {
    inForce = next;
    followers.forEach(follower -> follower.accept(next.limits()));
    say();
  }

  private void say() {
    LOG.infof(
        "sites: %s", inForce.sites().keySet().stream().sorted().collect(Collectors.joining(", ")));
  }
}
