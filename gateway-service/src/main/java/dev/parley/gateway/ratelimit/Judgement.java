package dev.parley.gateway.ratelimit;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import java.time.Duration;

/// What the limits of one stage say of a request, all together.
public sealed interface Judgement {
  Ruling WITHIN = Ruling.admitted("limit");

  /// Before any limit was asked.
  static Judgement nothing() {
    return Untold.INSTANCE;
  }

  Ruling ruling();

  /// What a client is told after an earlier stage: of the two the one with less left.
  default Judgement after(Judgement earlier) {
    if (!(earlier instanceof Within before)) {
      return this;
    }
    return switch (this) {
      case Untold _ -> before;
      case Within now -> now.remaining() <= before.remaining() ? now : before;
      case Exceeded now -> now;
    };
  }

  /// Nothing is told: no limit was asked, or none that the client is told about.
  record Untold() implements Judgement {
    static final Untold INSTANCE = new Untold();

    @Override
    public Ruling ruling() {
      return WITHIN;
    }
  }

  /// @param tightest of the limits that the client is told about the one with the least left
  /// @param remaining how many more would pass at once
  /// @param resetNanos until it is as if nothing had been asked
  record Within(Limit tightest, long remaining, long resetNanos) implements Judgement {
    @Override
    public Ruling ruling() {
      return WITHIN;
    }
  }

  /// @param waitNanos until one more would pass
  record Exceeded(Limit limit, long waitNanos) implements Judgement {
    @Override
    public Ruling ruling() {
      return Ruling.refused(
          limit.rule(), ProblemCode.LIMIT_EXCEEDED, Duration.ofSeconds(seconds(waitNanos)));
    }
  }

  /// Rounded up, and never none: who asks again at once is refused again.
  static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
  }
}
