package dev.parley.gateway.ratelimit;

import dev.parley.gateway.address.LimitingNetwork;
import dev.parley.gateway.ratelimit.shared.Budget;
import dev.parley.gateway.ratelimit.shared.SharedBudgets;
import dev.parley.gateway.ratelimit.shared.Taken;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Judges by budgets that all replicas share.
final class SharedLimits {
  private final SharedBudgets budgets;
  private final Map<Limit, Quota> suite = new EnumMap<>(Limit.class);
  private volatile Map<SiteId, Map<Limit, Quota>> own = Map.of();
  private final PerRequest<List<Limit>> plan = new PerRequest<>(Limit::asked);

  SharedLimits(SharedBudgets budgets, LimitSettings settings) {
    this.budgets = budgets;
    for (var limit : Limit.values()) {
      suite.put(limit, settings.quota(limit));
    }
  }

  /// From now on these sites have numbers of their own.
  void own(Map<SiteId, Map<Limit, Quota>> quotas) {
    var merged = new HashMap<SiteId, Map<Limit, Quota>>();
    quotas.forEach((site, numbers) -> {
      var all = new EnumMap<>(suite);
      all.putAll(numbers);
      merged.put(site, all);
    });
    own = Map.copyOf(merged);
  }

  private Map<Limit, Quota> quotas(@Nullable SiteId site) {
    var found = site == null ? null : own.get(site);
    return found == null ? suite : found;
  }

  Future<Judgement> judge(Stage stage, Use use, LimitKeys keys) {
    var asked = plan.of(stage, use);
    var quotas = quotas(keys.site());
    var limits = new ArrayList<Limit>(asked.size());
    var wanted = new ArrayList<Budget>(asked.size());
    for (var limit : asked) {
      if (keys.has(limit.key())) {
        limits.add(limit);
        wanted.add(budget(limit, quotas, keys));
      }
    }
    return wanted.isEmpty()
        ? Future.succeededFuture(Judgement.Untold.INSTANCE)
        : budgets.take(wanted).map(taken -> judgement(limits, quotas, taken));
  }

  /// What has nothing left for whom the keys name, in the order of the table; takes nothing.
  Future<List<Judgement.Exceeded>> spent(LimitKeys keys) {
    var quotas = quotas(keys.site());
    var limits = Arrays.stream(Limit.values()).filter(limit -> keys.has(limit.key())).toList();
    return budgets
        .waits(limits.stream().map(limit -> budget(limit, quotas, keys)).toList())
        .map(waits -> exceeded(limits, waits));
  }

  private static List<Judgement.Exceeded> exceeded(List<Limit> limits, List<Long> waits) {
    var spent = new ArrayList<Judgement.Exceeded>();
    for (var at = 0; at < limits.size(); at++) {
      if (waits.get(at) > 0) {
        spent.add(new Judgement.Exceeded(limits.get(at), waits.get(at)));
      }
    }
    return spent;
  }

  private static Budget budget(Limit limit, Map<Limit, Quota> quotas, LimitKeys keys) {
    var quota = quota(quotas, limit);
    return new Budget(limit.label() + ' ' + value(limit, keys), quota.interval(), quota.burst());
  }

  private static Judgement judgement(List<Limit> limits, Map<Limit, Quota> quotas, Taken taken) {
    return switch (taken) {
      case Taken.None(var which, var wait) -> new Judgement.Exceeded(limits.get(which), wait);
      case Taken.All(var resets) -> tightest(limits, quotas, resets);
    };
  }

  private static Judgement tightest(
      List<Limit> limits, Map<Limit, Quota> quotas, List<Long> resets) {
    Judgement tightest = Judgement.Untold.INSTANCE;
    var left = Long.MAX_VALUE;
    for (var at = 0; at < limits.size(); at++) {
      var limit = limits.get(at);
      var quota = quota(quotas, limit);
      var remaining = Math.max(0, quota.burst() - Math.ceilDiv(resets.get(at), quota.interval()));
      if (limit.told() && remaining < left) {
        left = remaining;
        tightest = new Judgement.Within(limit, remaining, resets.get(at));
      }
    }
    return tightest;
  }

  private static String value(Limit limit, LimitKeys keys) {
    return switch (limit.key()) {
      case ADDRESS -> LimitingNetwork.HOST.of(keys.address()).toString();
      case NETWORK_56 -> LimitingNetwork.HOUSEHOLD.of(keys.address()).toString();
      case NETWORK_48 -> LimitingNetwork.ORGANISATION.of(keys.address()).toString();
      case ASN -> Long.toString(keys.asn());
      case SUITE -> "";
      case SITE -> Objects.requireNonNull(keys.site()).value();
      case SESSION -> Objects.requireNonNull(keys.session());
      case SUBJECT -> Objects.requireNonNull(keys.subject()).value();
    };
  }

  private static Quota quota(Map<Limit, Quota> quotas, Limit limit) {
    return Objects.requireNonNull(quotas.get(limit));
  }
}
