package dev.parley.gateway;

import dev.parley.gateway.acl.AccessListStatus;
import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.acl.AdminEntries;
import dev.parley.gateway.acl.Replacement;
import dev.parley.gateway.acl.Scope;
import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.admin.AccessListStore;
import dev.parley.gateway.admin.LadderControl;
import dev.parley.gateway.admin.LimitsView;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.LadderPin;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.replay.InForce;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Shows the operators' listener the rooms that it may look at and change, none of which knows it.
@Singleton
public class Operators {

  @Produces
  @Singleton
  AccessListStore lists(AdminEntries entries, AccessLists lists) {
    return new Lists(entries, lists);
  }

  @Produces
  @Singleton
  InForce inForce(AccessLists lists, Geofence geofence) {
    return new Standing(lists, geofence);
  }

  @Produces
  @Singleton
  LadderControl ladder(Ladder ladder, LadderPin pin) {
    return new Steps(ladder, pin);
  }

  @Produces
  @Singleton
  LimitsView limits(RateLimits limits, LimitSettings settings, Caps caps, SiteRegistry sites) {
    return () ->
        new JsonObject()
            .put("sharing", limits.sharing().name().toLowerCase(Locale.ROOT))
            .put("streams", caps.openStreams())
            .put("connections", caps.openConnections())
            .put(
                "limits",
                new JsonArray(
                    Arrays.stream(Limit.values())
                        .map(limit -> row(limit, settings.quota(limit)))
                        .toList()))
            .put("sites", new JsonArray(sites.limited().stream().map(Operators::own).toList()));
  }

  /// What a site has in place of the suite's numbers.
  private static JsonObject own(Site site) {
    return new JsonObject()
        .put("site", site.id().value())
        .put(
            "limits",
            new JsonArray(
                Arrays.stream(Limit.values())
                    .flatMap(limit ->
                        Optional.ofNullable(site.limits().get(limit)).stream()
                            .map(quota -> row(limit, quota)))
                    .toList()));
  }

  private static JsonObject row(Limit limit, Quota quota) {
    return new JsonObject()
        .put("name", limit.label())
        .put("key", limit.key().name().toLowerCase(Locale.ROOT))
        .put("rate", quota.rate())
        .put("per", quota.per().toString())
        .put("burst", quota.burst())
        .put("falls", limit.falls().name().toLowerCase(Locale.ROOT));
  }

  private record Standing(AccessLists lists, Geofence geofence) implements InForce {
    @Override
    public Optional<Effect> access(Optional<SiteId> site) {
      return lists.effect(scope(site));
    }

    @Override
    public Ruling region(SiteId site, Optional<String> country, OptionalLong asn) {
      return geofence.judge(Optional.of(site), new Place(country, asn));
    }
  }

  private static Scope scope(Optional<SiteId> site) {
    return site.<Scope>map(Scope.OfSite::new).orElse(Scope.SUITE);
  }

  private record Lists(AdminEntries entries, AccessLists all) implements AccessListStore {
    @Override
    public List<ListState> status() {
      return all.status().stream().map(Lists::state).toList();
    }

    private static ListState state(AccessListStatus list) {
      return new ListState(
          switch (list.scope()) {
            case Scope.Suite _ -> Optional.empty();
            case Scope.OfSite(var site) -> Optional.of(site);
          },
          list.source(),
          list.readable(),
          list.entries(),
          list.loaded(),
          list.failures(),
          list.problem());
    }

    @Override
    public ByteBuffer read(Optional<SiteId> site) {
      return entries.text(scope(site)).orElseGet(() -> ByteBuffer.allocate(0));
    }

    @Override
    public Change replace(Optional<SiteId> site, ByteBuffer text) {
      if (blank(text)) {
        var _ = entries.remove(scope(site));
        return new Change.Made(0, true);
      }
      return switch (entries.replace(scope(site), text)) {
        case Replacement.Replaced(var count, var lasting) -> new Change.Made(count, lasting);
        case Replacement.Refused(var line, var reason) -> new Change.Wrong(line, reason);
      };
    }

    private static boolean blank(ByteBuffer text) {
      var at = text.position();
      while (at < text.limit() && Character.isWhitespace(text.get(at))) {
        at++;
      }
      return at == text.limit();
    }
  }

  private record Steps(Ladder ladder, LadderPin pin) implements LadderControl {
    @Override
    public State state() {
      return new State(
          ladder.rung().code(),
          ladder.pinned().map(Rung::code),
          pin.everywhere() ? Reach.SUITE : Reach.REPLICA,
          Arrays.stream(Rung.values()).map(Rung::code).toList());
    }

    @Override
    public Future<Boolean> pin(String code) {
      return Rung.of(code)
          .map(rung -> pin.pin(rung).map(true))
          .orElseGet(() -> Future.succeededFuture(false));
    }

    @Override
    public Future<Void> unpin() {
      return pin.unpin();
    }
  }
}
