package dev.parley.gateway.ratelimit;

import dev.parley.gateway.ratelimit.shared.SharedBudgets;
import dev.parley.gateway.ratelimit.shared.SharedSettings;
import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Judges requests by all limits of a stage together.
@Startup
@Singleton
public class RateLimits {
  private final EmbeddedLimits embedded;
  private final Optional<SharedLimits> shared;
  private final RateLimitFields fields;

  @Inject
  public RateLimits(Vertx vertx, LimitSettings settings, SharedSettings sharing, SiteQuotas sites) {
    this(vertx, settings, sharing, System::nanoTime);
    sites.follow(this::own);
  }

  /// The suite's numbers for every site.
  public RateLimits(Vertx vertx, LimitSettings settings, SharedSettings sharing) {
    this(vertx, settings, sharing, System::nanoTime);
  }

  /// @param nanoTime as [System#nanoTime]
  public RateLimits(
      Vertx vertx, LimitSettings settings, SharedSettings sharing, LongSupplier nanoTime) {
    this.fields = new RateLimitFields(settings);
    this.shared =
        SharedBudgets.connect(vertx, sharing).map(budgets -> new SharedLimits(budgets, settings));
    this.embedded =
        new EmbeddedLimits(settings, shared.isPresent() ? sharing.replicas() : 1, nanoTime);
  }

  /// From now on these sites have numbers of their own. What was taken stays taken.
  void own(Map<SiteId, Map<Limit, Quota>> quotas) {
    embedded.own(quotas);
    shared.ifPresent(limits -> limits.own(quotas));
    fields.own(quotas);
  }

  /// Takes one of every budget that such a request is asked for, or of none. Complete at once,
  /// unless the shared store is asked: one round trip then, and no longer than its timeout.
  public Future<Judgement> judge(Stage stage, Use use, LimitKeys keys) {
    if (shared.isEmpty() || !shared.get().reachable()) {
      return Future.succeededFuture(embedded.judge(stage, use, keys));
    }
    return shared.get().judge(stage, use, keys).otherwise(away -> embedded.judge(stage, use, keys));
  }

  /// The fields that tell a client of a judgement.
  public RateLimitFields fields() {
    return fields;
  }

  public Sharing sharing() {
    if (shared.isEmpty()) {
      return Sharing.EMBEDDED;
    }
    return shared.get().reachable() ? Sharing.SHARED : Sharing.ALONE;
  }

  @PreDestroy
  public void close() {
    shared.ifPresent(SharedLimits::close);
  }
}
