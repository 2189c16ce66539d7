package dev.parley.gateway.credential;

import dev.parley.kernel.id.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jboss.logging.Logger;

/// The used assertions of one site, those that run out first at the head.
final class SpentShare {
  private static final Logger LOG = Logger.getLogger(SpentShare.class);

  private final SiteId site;
  private final Set<String> ids = new HashSet<>();
  private final Queue<Spent> byEnd = new PriorityQueue<>();
  private boolean saidFull;

  private record Spent(String id, Instant until) implements Comparable<Spent> {
    @Override
    public int compareTo(Spent other) {
      return until.compareTo(other.until);
    }
  }

  SpentShare(SiteId site) {
    this.site = site;
  }

  /// @param most how many are remembered
  synchronized Spending spend(String id, Instant until, int most, Instant now) {
    forget(now);
    if (ids.contains(id)) {
      return Spending.Once.AGAIN;
    }
    var first = byEnd.peek();
    if (first != null && ids.size() >= most) {
      sayFull();
      return new Spending.Full(Duration.between(now, first.until()));
    }
    saidFull = saidFull && ids.size() > most / 2;
    ids.add(id);
    byEnd.add(new Spent(id, until));
    return Spending.Once.FIRST;
  }

  private void forget(Instant now) {
    for (var first = byEnd.peek(); first != null && now.isAfter(first.until()); ) {
      ids.remove(first.id());
      byEnd.remove();
      first = byEnd.peek();
    }
  }

  /// Once, and again only after it was half empty.
  private void sayFull() {
    if (!saidFull) {
      saidFull = true;
      LOG.warnf(
          "site %s: %d assertions are remembered as used, its next are refused until some run out",
          site, ids.size());
    }
  }
}
