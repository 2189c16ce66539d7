package dev.parley.gateway.challenge;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes challenges and judges what is sent as their solution.
@Singleton
public class Challenge {
  /// The header of a request that carries a solution.
  public static final String HEADER = "Parley-Challenge";

  /// How far a replica's clock may be ahead of ours.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final ChallengeKeys keys;
  private final SpentChallenges spent;
  private final ChallengeSettings settings;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Challenge(ChallengeKeys keys, SpentChallenges spent, ChallengeSettings settings) {
    this(keys, spent, settings, InstantSource.system());
  }

  public Challenge(
      ChallengeKeys keys, SpentChallenges spent, ChallengeSettings settings, InstantSource clock) {
    var life = settings.life().toSeconds();
    if (life < 10 || life > 3_600) {
      throw new IllegalStateException("parley.challenge.life must be 10 seconds to 1 hour");
    }
    if (settings.work() < 1_000
        || settings.raisedWork() < settings.work()
        || settings.raisedWork() > 10_000_000) {
      throw new IllegalStateException(
          "parley.challenge: 1000 <= work <= raised-work <= 10000000 must hold");
    }
    this.keys = keys;
    this.spent = spent;
    this.settings = settings;
    this.clock = clock;
  }

  /// Whether it is asked for, of a source that is suspicious or not.
  public boolean asked(boolean suspicious) {
    return switch (settings.anonymousSessions()) {
      case ALWAYS -> true;
      case SUSPICIOUS -> suspicious;
    };
  }

  /// A new challenge: `{algorithm, challenge, maxnumber, salt, signature}`. A failure while the key
  /// is not to be had.
  public Future<JsonObject> make(Difficulty difficulty) {
    var now = clock.instant();
    var expiresAt = Instant.ofEpochSecond(now.plus(settings.life()).getEpochSecond());
    keys.prepare(now, expiresAt);
    var work =
        switch (difficulty) {
          case USUAL -> settings.work();
          case RAISED -> settings.raisedWork();
        };
    return keys.key(expiresAt).map(key -> Altcha.challenge(key, expiresAt, work, random));
  }

  /// Judges the value of [#HEADER], and spends the challenge when it is solved. A failure is an
  /// outage: nothing was decided.
  public Future<Ruling> judge(Optional<String> header) {
    if (header.isEmpty()) {
      return refused("challenge.missing", ProblemCode.CHALLENGE_REQUIRED);
    }
    return Solution.parse(header.get())
        .map(this::judge)
        .orElseGet(() -> refused("challenge.malformed", ProblemCode.CHALLENGE_INVALID));
  }

  private Future<Ruling> judge(Solution solution) {
    var now = clock.instant();
    var expiresAt = solution.salt().expiresAt();
    if (!now.isBefore(expiresAt)) {
      return refused("challenge.expired", ProblemCode.CHALLENGE_EXPIRED);
    }
    // Whoever may name any slot could have us ask Vault for every one.
    if (expiresAt.isAfter(now.plus(settings.life()).plus(SKEW))) {
      return refused("challenge.too-far", ProblemCode.CHALLENGE_INVALID);
    }
    return keys.key(expiresAt)
        .compose(key ->
            Altcha.holds(key, solution)
                ? spend(solution)
                : refused("challenge.wrong", ProblemCode.CHALLENGE_INVALID));
  }

  private Future<Ruling> spend(Solution solution) {
    return spent
        .spend(solution.challenge(), solution.salt().expiresAt())
        .map(first ->
            first
                ? Ruling.admitted("challenge.solved")
                : Ruling.refused("challenge.replayed", ProblemCode.CHALLENGE_REPLAYED));
  }

  private static Future<Ruling> refused(String rule, ProblemCode code) {
    return Future.succeededFuture(Ruling.refused(rule, code));
  }
}
