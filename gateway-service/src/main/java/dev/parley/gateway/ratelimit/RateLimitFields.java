package dev.parley.gateway.ratelimit;

import dev.parley.kernel.id.SiteId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a client what holds and what is left, in structured fields (RFC 9651). Limits that many
/// share are not told. `Retry-After` is not among them: every refusal's ruling carries it.
///
/// @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
///   header fields for HTTP, draft 10 and later</a>
public final class RateLimitFields {
  static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
  static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

  private final Map<Limit, String> suite = new EnumMap<>(Limit.class);
  private volatile Map<SiteId, Map<Limit, String>> own = Map.of();

  public RateLimitFields(LimitSettings settings) {
    for (var limit : Limit.values()) {
      suite.put(limit, policy(limit, settings.quota(limit)));
    }
  }

  /// From now on these sites have numbers of their own.
  void own(Map<SiteId, Map<Limit, Quota>> quotas) {
    var told = new HashMap<SiteId, Map<Limit, String>>();
    quotas.forEach((site, numbers) -> {
      var all = new EnumMap<>(suite);
      numbers.forEach((limit, quota) -> all.put(limit, policy(limit, quota)));
      told.put(site, all);
    });
    own = Map.copyOf(told);
  }

  /// Writes the fields of a judgement, in place of what was written before.
  ///
  /// @param site whose numbers were asked, none for the suite's
  public void write(Judgement judgement, @Nullable SiteId site, HttpServerResponse response) {
    switch (judgement) {
      case Judgement.Untold() -> {}
      case Judgement.Within(var limit, var remaining, var reset) ->
          write(response, site, limit, remaining, reset);
      case Judgement.Exceeded(var limit, var wait) -> {
        if (limit.told()) {
          write(response, site, limit, 0, wait);
        } else {
          // What an earlier stage said would read as if there were some left.
          response.headers().remove(POLICY).remove(LIMIT);
        }
      }
    }
  }

  private void write(
      HttpServerResponse response, @Nullable SiteId site, Limit limit, long remaining, long nanos) {
    response.putHeader(POLICY, policies(site).get(limit));
    response.putHeader(LIMIT, left(limit, remaining, nanos));
  }

  private Map<Limit, String> policies(@Nullable SiteId site) {
    var found = site == null ? null : own.get(site);
    return found == null ? suite : found;
  }

  /// A policy as an item: a string with `q`, the quota, and `w`, its window in seconds.
  static String policy(Limit limit, Quota quota) {
    return '"' + limit.label() + "\";q=" + quota.rate() + ";w=" + quota.per().toSeconds();
  }

  /// What is left as an item: `r`, and `t` in whole seconds until there is more: with nothing left
  /// the same moment as `Retry-After`.
  static String left(Limit limit, long remaining, long nanos) {
    return '"' + limit.label() + "\";r=" + remaining + ";t=" + Judgement.seconds(nanos);
  }
}
