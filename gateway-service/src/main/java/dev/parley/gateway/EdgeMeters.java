package dev.parley.gateway;

import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.document.SiteDocuments;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/// Measures what the edge does, on the management listener's `/q/metrics`.
@Startup
@Singleton
public class EdgeMeters {

  public EdgeMeters(
      MeterRegistry meters,
      Ladder ladder,
      RateLimits limits,
      Caps caps,
      AccessLists lists,
      DecisionLog decisions,
      SpentMarks spent,
      SharedStore store,
      SiteDocuments sites) {
    Gauge.builder("parley.ladder.rung", ladder, held -> number(held.rung()))
        .description("The rung in force: 0 open to 4 closed")
        .register(meters);
    Gauge.builder("parley.limits.alone", limits, held -> alone(held.sharing()) ? 1 : 0)
        .description("1 while the shared store is away and this replica keeps its share")
        .register(meters);
    Gauge.builder("parley.caps.streams", caps, Caps::openStreams)
        .description("Replies that are open")
        .register(meters);
    Gauge.builder("parley.acl.unreadable", lists, EdgeMeters::unreadable)
        .description("Access lists that cannot be read: who they speak for is denied")
        .register(meters);
    Gauge.builder("parley.acl.refused", lists, EdgeMeters::refused)
        .description("Access lists whose newest text was not taken")
        .register(meters);
    FunctionCounter.builder("parley.spent.alone", spent, SpentMarks::alone)
        .description("Solutions and assertions taken while other replicas could not be asked")
        .register(meters);
    FunctionCounter.builder("parley.shared.left", store, SharedStore::left)
        .description("How often the shared store was there and then not")
        .register(meters);
    Gauge.builder("parley.sites.refused", sites, held -> held.refused().isPresent() ? 1 : 0)
        .description("1 while the sites' folder on the disk is not what is in force")
        .register(meters);
    FunctionCounter.builder("parley.admission.refused", decisions, DecisionLog::refused)
        .description("Requests that a gate refused")
        .register(meters);
  }

  private static int number(Rung rung) {
    return switch (rung) {
      case OPEN -> 0;
      case PROOF_OF_WORK -> 1;
      case SCRIPTED_ONLY -> 2;
      case QUEUE_FOR_PERSON -> 3;
      case CLOSED -> 4;
    };
  }

  private static boolean alone(Sharing sharing) {
    return switch (sharing) {
      case ALONE -> true;
      case EMBEDDED, SHARED -> false;
    };
  }

  private static long refused(AccessLists lists) {
    return lists.status().stream().filter(list -> list.problem().isPresent()).count();
  }

  private static long unreadable(AccessLists lists) {
    return lists.status().stream().filter(list -> !list.readable()).count();
  }
}
