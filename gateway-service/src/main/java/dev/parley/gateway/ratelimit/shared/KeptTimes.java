package dev.parley.gateway.ratelimit.shared;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what the store keeps, as [TakeScript] writes it: for each budget the theoretical arrival
/// time of its next, in microseconds of the store's clock, or nothing where it is whole.
final class KeptTimes {
  private static final long MICROS = 1_000;
  private static final long SECOND = 1_000_000;

  private KeptTimes() {}

  /// @param answers of `TIME` and of `MGET` for the budgets
  static List<Long> waits(List<Budget> budgets, List<Response> answers) {
    var time = answers.getFirst();
    var now = number(time.get(0)) * SECOND + number(time.get(1));
    var kept = answers.get(1);
    var waits = new ArrayList<Long>();
    for (var at = 0; at < budgets.size(); at++) {
      var budget = budgets.get(at);
      var next = kept.get(at);
      var from = Math.max(next == null ? now : number(next), now);
      var wait = from + budget.micros() - now - budget.micros() * budget.burst();
      waits.add(Math.max(0, wait) * MICROS);
    }
    return waits;
  }

  private static long number(@Nullable Response number) {
    return Objects.requireNonNull(Objects.requireNonNull(number).toLong());
  }
}
