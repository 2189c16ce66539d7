package dev.parley.gateway.ratelimit;

import dev.parley.kernel.id.SiteId;
import java.util.Map;
import java.util.function.Consumer;

/// What single sites have in place of the suite's numbers. Whoever knows sites tells it, since this
/// room knows none.
public interface SiteQuotas {

  /// No site has its own.
  SiteQuotas NONE = follower -> {};

  /// Tells what holds, at once and again whenever it changes: all sites that have numbers of their
  /// own, for limits counted by site, session or subject.
  void follow(Consumer<Map<SiteId, Map<Limit, Quota>>> follower);
}
