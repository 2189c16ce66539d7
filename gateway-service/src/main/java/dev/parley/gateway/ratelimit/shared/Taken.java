package dev.parley.gateway.ratelimit.shared;

import java.util.List;

/// What the store took.
public sealed interface Taken {

  /// One of each.
  ///
  /// @param resets for each the nanoseconds until it is whole again
  record All(List<Long> resets) implements Taken {}

  /// Nothing at all.
  ///
  /// @param which the first that has nothing left
  /// @param waitNanos nanoseconds until it has
  record None(int which, long waitNanos) implements Taken {}
}
