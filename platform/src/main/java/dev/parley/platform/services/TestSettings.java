package dev.parley.platform.services;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What differs in an installation of tests: all of them come from one address, and fast, and the
/// machine may be busy.
final class TestSettings {
  private static final List<String> LIMITS =
      List.of(
          "address-request",
          "address-session",
          "address-challenge",
          "address-unknown",
          "status-page",
          "session-message",
          "session-resume",
          "session-manifest",
          "session-renewal",
          "subject-message");

  private TestSettings() {}

  static Map<String, String> of(Service service) {
    var settings = new TreeMap<String, String>();
    if (service == Service.GATEWAY) {
      for (var limit : LIMITS) {
        settings.put("parley.limits." + limit + ".rate", "1000000");
        settings.put("parley.limits." + limit + ".burst", "100000");
      }
      settings.put("parley.caps.session-streams", "1000");
      settings.put("parley.caps.address-streams", "10000");
      settings.put("parley.caps.address-connections", "256");
      settings.put("parley.challenge.work", "1000");
      settings.put("parley.ladder.suspicious.refusals", "1000000");
      settings.put("parley.ladder.full.refusals", "1");
    }
    return settings;
  }
}
