package dev.parley.gateway.house;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.caps.Cap;
import java.util.HashMap;
import java.util.Map;

/// Limits that no test trips by accident: all come from one address, and fast.
public final class WideLimits {
  static final Map<String, String> SETTINGS = and(Map.of());

  private WideLimits() {}

  /// One at a time of that limit, and then none for a while.
  public static Map<String, String> oneOf(Limit limit) {
    var name = "parley.limits." + limit.label();
    return Map.of(name + ".rate", "1", name + ".burst", "1", name + ".per", "PT1H");
  }

  static Map<String, String> and(Map<String, String> more) {
    var settings = new HashMap<String, String>();
    for (var limit : Limit.values()) {
      settings.put("parley.limits." + limit.label() + ".rate", "1000000");
      settings.put("parley.limits." + limit.label() + ".burst", "100000");
    }
    for (var cap : Cap.values()) {
      settings.put("parley.caps." + cap.label(), "10000");
    }
    settings.put("parley.challenge.work", "1000");
    settings.put("parley.admission.sample", "1");
    settings.put("parley.ladder.suspicious.refusals", "1000000");
    settings.putAll(more);
    return Map.copyOf(settings);
  }
}
