package dev.parley.gateway.ratelimit;

import static dev.parley.gateway.house.Addresses.address;

import dev.parley.gateway.shared.SharedSettings;
import dev.parley.kernel.id.SiteId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Settings and keys for tests.
public final class TestLimits {
  public static final LimitSettings USUAL = Map::of;
  public static final SharedSettings NO_STORE =
      new Store(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Duration.ofMillis(50),
          Duration.ofSeconds(1));

  private TestLimits() {}

  public record Store(
      Optional<URI> url,
      Optional<Path> passwordFile,
      Optional<Path> caFile,
      Optional<Path> keyFile,
      OptionalInt replicas,
      Duration timeout,
      Duration retry)
      implements SharedSettings {}

  public record Numbers(OptionalInt rate, Optional<Duration> per, OptionalInt burst)
      implements LimitSettings.Numbers {}

  /// Other numbers for one limit.
  public static LimitSettings with(Limit limit, int rate, Duration per, int burst) {
    return () ->
        Map.of(limit, new Numbers(OptionalInt.of(rate), Optional.of(per), OptionalInt.of(burst)));
  }

  /// A thousand an hour for every limit, so that what was taken stays taken.
  ///
  /// @param bursts other bursts than a hundred
  public static LimitSettings slow(Map<Limit, Integer> bursts) {
    var table = new EnumMap<Limit, LimitSettings.Numbers>(Limit.class);
    for (var limit : Limit.values()) {
      table.put(
          limit,
          new Numbers(
              OptionalInt.of(1_000),
              Optional.of(Duration.ofHours(1)),
              OptionalInt.of(bursts.getOrDefault(limit, 100))));
    }
    return () -> table;
  }

  public static LimitKeys from(String address) {
    return LimitKeys.of(address(address), 0, new SiteId("hotel"));
  }
}
