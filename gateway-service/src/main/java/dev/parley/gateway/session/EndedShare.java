package dev.parley.gateway.session;

import dev.parley.kernel.id.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The subjects of one site whose sessions were ended lately, the oldest first.
final class EndedShare {
  private final Map<SubjectId, Instant> ended = new LinkedHashMap<>();

  /// @param held how long each is remembered
  /// @param most how many are remembered
  /// @return when there is room again, where there is none
  synchronized Optional<Duration> end(SubjectId subject, Instant now, Duration held, int most) {
    var oldest = ended.values().iterator();
    while (oldest.hasNext() && oldest.next().plus(held).isBefore(now)) {
      oldest.remove();
    }
    if (ended.size() >= most && !ended.containsKey(subject)) {
      return Optional.of(
          Duration.between(now, ended.values().iterator().next().plus(held)).plusSeconds(1));
    }
    ended.remove(subject);
    ended.put(subject, now);
    return Optional.empty();
  }

  /// Whether a session that began then was ended.
  synchronized boolean ended(SubjectId subject, Instant letIn) {
    var at = ended.get(subject);
    return at != null && !letIn.isAfter(at);
  }
}
