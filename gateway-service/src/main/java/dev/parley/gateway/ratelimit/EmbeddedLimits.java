package dev.parley.gateway.ratelimit;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.LimitingNetwork;
import dev.parley.gateway.ratelimit.store.Cells;
import dev.parley.gateway.ratelimit.store.KeyHash;
import dev.parley.gateway.ruling.Falls;
import dev.parley.kernel.id.SiteId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Judges by budgets in this process. Answers at once and never blocks.
final class EmbeddedLimits {
  private static final int CAPACITY = 1 << 17;

  /// Cells want a clock that is well past zero.
  private static final long BEGINNING = 3_600_000_000_000L;

  private final Cells cells;
  private final KeyHash hash = new KeyHash();
  private final SiteDigests sites = new SiteDigests(hash);
  private final LongSupplier clock;
  private final long origin;
  private final Map<Limit, Row> suite = new EnumMap<>(Limit.class);
  private final Plan plan;
  private final int replicas;
  private volatile Map<SiteId, Plan> own = Map.of();

  /// @param kind tells its keys from another limit's
  /// @param everybody its key where all are counted together
  private record Row(Limit limit, int kind, long everybody, long interval, int burst) {}

  /// What is asked of such a request, and all rows in the order of the table.
  private record Plan(PerRequest<Row[]> asked, Collection<Row> rows) {
    static Plan of(Map<Limit, Row> rows) {
      return new Plan(
          new PerRequest<>(
              (stage, use) -> Limit.asked(stage, use).stream().map(rows::get).toArray(Row[]::new)),
          rows.values());
    }
  }

  EmbeddedLimits(LimitSettings settings, int replicas, LongSupplier nanoTime) {
    this(settings, replicas, nanoTime, CAPACITY);
  }

  EmbeddedLimits(LimitSettings settings, int replicas, LongSupplier nanoTime, int capacity) {
    this.cells = new Cells(capacity);
    this.clock = nanoTime;
    this.origin = nanoTime.getAsLong() - BEGINNING;
    this.replicas = replicas;
    for (var limit : Limit.values()) {
      suite.put(limit, row(limit, suite.size(), settings.quota(limit)));
    }
    this.plan = Plan.of(suite);
  }

  /// From now on these sites have numbers of their own.
  void own(Map<SiteId, Map<Limit, Quota>> quotas) {
    var plans = new HashMap<SiteId, Plan>();
    quotas.forEach((site, numbers) -> {
      var rows = new EnumMap<>(suite);
      numbers.forEach((limit, quota) ->
          rows.computeIfPresent(limit, (same, usual) -> row(limit, usual.kind, quota)));
      plans.put(site, Plan.of(rows));
    });
    own = Map.copyOf(plans);
  }

  private Row row(Limit limit, int kind, Quota quota) {
    var share = quota.share(replicas);
    return new Row(limit, kind, hash.of(kind, 0, 0), share.interval(), share.burst());
  }

  private Plan plan(@Nullable SiteId site) {
    var found = site == null ? null : own.get(site);
    return found == null ? plan : found;
  }

  /// Takes one of every budget that such a request is asked for, or of none.
  Judgement judge(Stage stage, Use use, LimitKeys keys) {
    var rows = plan(keys.site()).asked().of(stage, use);
    var now = clock.getAsLong() - origin;
    Row tightest = null;
    var left = Long.MAX_VALUE;
    var reset = 0L;
    for (var at = 0; at < rows.length; at++) {
      var row = rows[at];
      if (!keys.has(row.limit.key())) {
        continue;
      }
      var answer = cells.take(hash(row, keys), now, row.interval, row.burst);
      if (answer < 0) {
        if (answer != Cells.FULL || row.limit.falls() == Falls.CLOSED) {
          giveBack(rows, at, keys);
          var wait = answer == Cells.FULL ? row.interval : -answer;
          return new Judgement.Exceeded(row.limit, wait);
        }
      } else if (row.limit.told()) {
        var remaining = row.burst - Math.ceilDiv(answer, row.interval);
        if (remaining < left) {
          tightest = row;
          left = remaining;
          reset = answer;
        }
      }
    }
    return tightest == null
        ? Judgement.Untold.INSTANCE
        : new Judgement.Within(tightest.limit, left, reset);
  }

  /// What has nothing left for whom the keys name, in the order of the table; takes nothing.
  List<Judgement.Exceeded> spent(LimitKeys keys) {
    var now = clock.getAsLong() - origin;
    return plan(keys.site()).rows().stream()
        .filter(row -> keys.has(row.limit.key()))
        .flatMap(row ->
            exceeded(row, cells.peek(hash(row, keys), now, row.interval, row.burst)).stream())
        .toList();
  }

  private static Optional<Judgement.Exceeded> exceeded(Row row, long wait) {
    if (wait == 0 || (wait == Cells.FULL && row.limit.falls() == Falls.OPEN)) {
      return Optional.empty();
    }
    return Optional.of(new Judgement.Exceeded(row.limit, wait == Cells.FULL ? row.interval : wait));
  }

  private void giveBack(Row[] rows, int end, LimitKeys keys) {
    for (var at = 0; at < end; at++) {
      if (keys.has(rows[at].limit.key())) {
        cells.giveBack(hash(rows[at], keys), rows[at].interval);
      }
    }
  }

  private long hash(Row row, LimitKeys keys) {
    var kind = row.kind;
    return switch (row.limit.key()) {
      case ADDRESS -> network(kind, LimitingNetwork.HOST, keys.address());
      case NETWORK_56 -> network(kind, LimitingNetwork.HOUSEHOLD, keys.address());
      case NETWORK_48 -> network(kind, LimitingNetwork.ORGANISATION, keys.address());
      case ASN -> hash.of(kind, keys.asn(), 0);
      case SUITE -> row.everybody;
      case SITE -> hash.of(kind, sites.of(Objects.requireNonNull(keys.site())));
      case SESSION -> hash.of(kind, Objects.requireNonNull(keys.session()));
      case SUBJECT -> hash.of(kind, Objects.requireNonNull(keys.subject()).value());
    };
  }

  private long network(int kind, LimitingNetwork network, Address address) {
    return address.isIpv4()
        ? hash.of(kind, 0, address.low())
        : hash.of(kind, network.prefix(address), 0);
  }
}
