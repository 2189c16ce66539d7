package dev.parley.gateway.challenge;

import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SpentMarks;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/// In this process, and then over all replicas where they share a store. What is spent here stays
/// spent here whatever becomes of the store; while it is away that is all that holds.
@Singleton
public class SharedSpentChallenges implements SpentChallenges {
  private final EmbeddedSpentChallenges here;
  private final SpentMarks everywhere;

  @Inject
  SharedSpentChallenges(ChallengeSettings settings, SpentMarks everywhere) {
    this(new EmbeddedSpentChallenges(settings.remembered(), InstantSource.system()), everywhere);
  }

  public SharedSpentChallenges(EmbeddedSpentChallenges here, SpentMarks everywhere) {
    this.here = here;
    this.everywhere = everywhere;
  }

  @Override
  public Future<Boolean> spend(String id, Instant until) {
    return here.spend(id, until)
        .compose(first ->
            first ? everywhere.spend(Kind.CHALLENGE, id, until) : Future.succeededFuture(false));
  }
}
