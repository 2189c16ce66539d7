package dev.parley.gateway.challenge;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/// In this process, for one replica: another does not know. Falls closed when it is full.
public class EmbeddedSpentChallenges implements SpentChallenges {
  private final int capacity;
  private final InstantSource clock;
  private final Set<String> spent = new HashSet<>();
  private final Queue<Spent> byEnd = new PriorityQueue<>();

  private record Spent(String id, Instant until) implements Comparable<Spent> {
    @Override
    public int compareTo(Spent other) {
      return until.compareTo(other.until);
    }
  }

  /// @param capacity how many are remembered
  public EmbeddedSpentChallenges(int capacity, InstantSource clock) {
    if (capacity < 1) {
      throw new IllegalStateException("parley.challenge.remembered must be at least 1");
    }
    this.capacity = capacity;
    this.clock = clock;
  }

  @Override
  public synchronized Future<Boolean> spend(String id, Instant until) {
    forget(clock.instant());
    if (spent.contains(id)) {
      return Future.succeededFuture(false);
    }
    if (spent.size() >= capacity) {
      return Future.failedFuture("parley.challenge.remembered solutions are remembered already");
    }
    byEnd.add(new Spent(id, until));
    return Future.succeededFuture(spent.add(id));
  }

  private void forget(Instant now) {
    for (var first = byEnd.peek(); first != null && !now.isBefore(first.until()); ) {
      spent.remove(first.id());
      byEnd.remove();
      first = byEnd.peek();
    }
  }
}
