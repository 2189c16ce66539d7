package dev.parley.gateway.ratelimit.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ratelimit.Use;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Local buckets of Bucket4j, one for each limit and key, as its documentation keeps them; a
/// refused request gets back what it took from the others.
record Bucket4jPeer(
    Function<Object, Bucket> buckets, BiFunction<Limit, LimitKeys, ?> keys, List<Limit> limits)
    implements Contender {

  record Key(Limit limit, Object value) {}

  static Bucket4jPeer inMap(Use use) {
    return inMap(use, Bucket4jPeer::key);
  }

  static Bucket4jPeer inMapByText(Use use) {
    return inMap(use, (limit, keys) -> limit.label() + ':' + key(limit, keys).value());
  }

  static Bucket4jPeer inCaffeine(Use use) {
    var cache =
        Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(2)).<Object, Bucket>build();
    return of(
        use,
        key -> Objects.requireNonNull(cache.get(key, Bucket4jPeer::bucket)),
        Bucket4jPeer::key);
  }

  private static Bucket4jPeer inMap(Use use, BiFunction<Limit, LimitKeys, ?> keys) {
    var map = new ConcurrentHashMap<Object, Bucket>();
    return of(
        use,
        key -> {
          var found = map.get(key);
          return found != null ? found : map.computeIfAbsent(key, Bucket4jPeer::bucket);
        },
        keys);
  }

  private static Bucket4jPeer of(
      Use use, Function<Object, Bucket> buckets, BiFunction<Limit, LimitKeys, ?> keys) {
    var limits =
        Arrays.stream(Stage.values())
            .flatMap(stage -> Limit.asked(stage, use).stream())
            .filter(limit ->
                switch (limit.key()) {
                  case ADDRESS, SESSION, SUBJECT, SITE, SUITE -> true;
                  case NETWORK_56, NETWORK_48, ASN -> false;
                })
            .toList();
    return new Bucket4jPeer(buckets, keys, limits);
  }

  private static Key key(Limit limit, LimitKeys keys) {
    return new Key(
        limit,
        switch (limit.key()) {
          case ADDRESS -> keys.address();
          case SITE -> Objects.requireNonNull(keys.site());
          case SESSION -> Objects.requireNonNull(keys.session());
          case SUBJECT -> Objects.requireNonNull(keys.subject());
          case SUITE, NETWORK_56, NETWORK_48, ASN -> "";
        });
  }

  private static Bucket bucket(Object key) {
    Objects.requireNonNull(key);
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(Plenty.QUOTA.burst())
                .refillGreedy(Plenty.QUOTA.rate(), Plenty.QUOTA.per())
                .build())
        .withNanosecondPrecision()
        .build();
  }

  @Override
  public int ask(LimitKeys[] requests) {
    var admitted = 0;
    for (var request : requests) {
      if (admits(request)) {
        admitted++;
      }
    }
    return admitted;
  }

  private boolean admits(LimitKeys request) {
    for (var at = 0; at < limits.size(); at++) {
      if (!buckets.apply(keys.apply(limits.get(at), request)).tryConsume(1)) {
        for (var back = 0; back < at; back++) {
          buckets.apply(keys.apply(limits.get(back), request)).addTokens(1);
        }
        return false;
      }
    }
    return true;
  }
}
