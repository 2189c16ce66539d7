package dev.parley.gateway.ratelimit.bench;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.gateway.ratelimit.TestLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The same numbers for every contender.
final class Plenty {
  static final Quota QUOTA = new Quota(10_000_000, Duration.ofSeconds(1), 10_000_000);

  static final LimitSettings SETTINGS =
      () ->
          Arrays.stream(Limit.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      limit ->
                          new TestLimits.Numbers(
                              OptionalInt.of(QUOTA.rate()),
                              Optional.of(QUOTA.per()),
                              OptionalInt.of(QUOTA.burst()))));

  private Plenty() {}
}
