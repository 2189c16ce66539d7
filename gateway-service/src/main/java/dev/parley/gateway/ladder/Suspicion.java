package dev.parley.gateway.ladder;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.LimitingNetwork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sources that were refused often of late: an IPv4 address or an IPv6 /64.
///
/// Remembers so many and forgets who was quiet longest; who is forgotten is met as anybody is, by
/// the limits and the usual challenge.
@Singleton
public class Suspicion {
  private final int threshold;
  private final LadderSettings.Suspicious settings;
  private final InstantSource clock;
  private final Map<Address, Refusals> sources;

  private record Refusals(Instant since, int count) {}

  @Inject
  Suspicion(LadderSettings settings) {
    this(settings, InstantSource.system());
  }

  public Suspicion(LadderSettings settings, InstantSource clock) {
    this.settings = settings.suspicious();
    this.threshold = this.settings.refusals();
    this.clock = clock;
    var remembered = this.settings.remembered();
    if (threshold < 1 || remembered < 1 || this.settings.within().toSeconds() < 1) {
      throw new IllegalStateException(
          "parley.ladder.suspicious: refusals, within and remembered must be positive");
    }
    this.sources =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Address, Refusals> eldest) {
            return size() > remembered;
          }
        };
  }

  /// A request of that source was refused.
  public synchronized void note(Address address) {
    var now = clock.instant();
    var source = LimitingNetwork.HOST.of(address);
    var known = sources.get(source);
    sources.put(
        source,
        known == null || over(known, now)
            ? new Refusals(now, 1)
            : new Refusals(known.since(), Math.min(threshold, known.count() + 1)));
  }

  public synchronized boolean suspicious(Address address) {
    var known = sources.get(LimitingNetwork.HOST.of(address));
    return known != null && !over(known, clock.instant()) && known.count() >= threshold;
  }

  private boolean over(Refusals known, Instant now) {
    return !now.isBefore(known.since().plus(settings.within()));
  }
}
