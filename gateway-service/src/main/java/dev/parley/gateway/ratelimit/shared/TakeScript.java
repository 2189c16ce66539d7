package dev.parley.gateway.ratelimit.shared;

import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The script that runs in the store: GCRA over several keys, all or none.
final class TakeScript {

  /// Keys are the budgets; arguments for each its interval in microseconds and its burst. Answers
  /// `{0, resets...}` or `{which, wait}`, counted from 1, in microseconds. What is whole again has
  /// expired.
  static final String TEXT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local kept = redis.call('MGET', unpack(KEYS))
      local answer = {0}
      local nexts = {}
      for i = 1, #KEYS do
        local interval = tonumber(ARGV[2 * i - 1])
        local from = math.max(tonumber(kept[i] or now), now)
        local wait = from + interval - now - interval * tonumber(ARGV[2 * i])
        if wait > 0 then
          return {i, wait}
        end
        nexts[i] = from + interval
        answer[i + 1] = nexts[i] - now
      end
      for i = 1, #KEYS do
        redis.call('SET', KEYS[i], string.format('%.0f', nexts[i]),
          'PX', math.ceil(answer[i + 1] / 1000))
      end
      return answer
      """;

  static final String SHA1 = sha1();

  private static final long MICROS = 1_000;

  private TakeScript() {}

  /// Reads what the script answers.
  static Taken taken(@Nullable Response answer) {
    var which = number(answer, 0);
    if (which > 0) {
      return new Taken.None((int) which - 1, number(answer, 1) * MICROS);
    }
    var resets = new ArrayList<Long>();
    for (var at = 1; at < Objects.requireNonNull(answer).size(); at++) {
      resets.add(number(answer, at) * MICROS);
    }
    return new Taken.All(resets);
  }

  private static long number(@Nullable Response answer, int at) {
    var item = Objects.requireNonNull(answer).get(at);
    return Objects.requireNonNull(Objects.requireNonNull(item).toLong());
  }

  /// The store names scripts by SHA-1; nothing rests on its strength.
  private static String sha1() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(TEXT.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
