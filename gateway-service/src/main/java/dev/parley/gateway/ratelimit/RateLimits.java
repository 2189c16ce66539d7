package dev.parley.gateway.ratelimit;

import dev.parley.gateway.ratelimit.shared.SharedBudgets;
import dev.parley.gateway.shared.SharedSettings;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.LongSupplier;

/// Judges requests by all limits of a stage together.
@Startup
@Singleton
public class RateLimits {
  private final EmbeddedLimits embedded;
  private final SharedStore store;
  private final SharedLimits shared;
  private final RateLimitFields fields;

  @Inject
  public RateLimits(
      LimitSettings settings, SharedStore store, SharedSettings sharing, SiteQuotas sites) {
    this(settings, store, sharing.replicas().orElse(1), System::nanoTime);
    sites.follow(this::own);
  }

  /// The suite's numbers for every site.
  public RateLimits(LimitSettings settings, SharedStore store, SharedSettings sharing) {
    this(settings, store, sharing.replicas().orElse(1), System::nanoTime);
  }

  /// @param replicas how many share: while the store is away each admits so great a part
  /// @param nanoTime as [System#nanoTime]
  public RateLimits(
      LimitSettings settings, SharedStore store, int replicas, LongSupplier nanoTime) {
    this.fields = new RateLimitFields(settings);
    this.store = store;
    this.shared = new SharedLimits(new SharedBudgets(store), settings);
    this.embedded =
        new EmbeddedLimits(settings, store.sharing() == Sharing.EMBEDDED ? 1 : replicas, nanoTime);
  }

  /// From now on these sites have numbers of their own. What was taken stays taken.
  void own(Map<SiteId, Map<Limit, Quota>> quotas) {
    embedded.own(quotas);
    shared.own(quotas);
    fields.own(quotas);
  }

  /// Takes one of every budget that such a request is asked for, or of none. Complete at once,
  /// unless the shared store is asked: one round trip then, and no longer than its timeout.
  public Future<Judgement> judge(Stage stage, Use use, LimitKeys keys) {
    return switch (store.sharing()) {
      case EMBEDDED, ALONE -> Future.succeededFuture(embedded.judge(stage, use, keys));
      case SHARED ->
          shared.judge(stage, use, keys).otherwise(away -> embedded.judge(stage, use, keys));
    };
  }

  /// Looks at every budget that the keys say anything of, and takes nothing. Complete at once,
  /// unless the shared store is asked: one round trip then, and no longer than its timeout.
  public Future<Spent> spent(LimitKeys keys) {
    return switch (store.sharing()) {
      case EMBEDDED, ALONE -> Future.succeededFuture(new Spent(keys, embedded.spent(keys)));
      case SHARED ->
          shared
              .spent(keys)
              .otherwise(away -> embedded.spent(keys))
              .map(limits -> new Spent(keys, limits));
    };
  }

  /// The fields that tell a client of a judgement.
  public RateLimitFields fields() {
    return fields;
  }

  public Sharing sharing() {
    return store.sharing();
  }
}
