package dev.parley.retention.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// A kind of message by how long it may live.
///
/// @param slot 1 second to 31 days, whole seconds
/// @param life from the beginning of its slot: at least the slot, at most 10 years
public record RetentionClass(String name, Duration slot, Duration life) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Duration SHORTEST_SLOT = Duration.ofSeconds(1);
  private static final Duration LONGEST_SLOT = Duration.ofDays(31);
  private static final Duration LONGEST_LIFE = Duration.ofDays(3_653);

  public RetentionClass {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not a name of a class");
    }
    if (slot.compareTo(SHORTEST_SLOT) < 0 || slot.compareTo(LONGEST_SLOT) > 0) {
      throw new IllegalArgumentException("a slot lasts 1 second to 31 days");
    }
    if (!whole(slot) || !whole(life)) {
      throw new IllegalArgumentException("durations are whole seconds");
    }
    if (life.compareTo(slot) < 0) {
      throw new IllegalArgumentException("a life is at least as long as its slot");
    }
    if (life.compareTo(LONGEST_LIFE) > 0) {
      throw new IllegalArgumentException("a life lasts 10 years at most");
    }
  }

  /// The slot that holds an instant; slots are counted from the epoch, in UTC.
  public Slot slotAt(Instant instant) {
    var number = Math.floorDiv(instant.getEpochSecond(), slot.toSeconds());
    var start = Instant.ofEpochSecond(number * slot.toSeconds());
    return new Slot(start, start.plus(slot));
  }

  /// No message of that slot is older than `life` then.
  public Instant destroyAt(Slot held) {
    return held.start().plus(life);
  }

  private static boolean whole(Duration duration) {
    return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
  }
}
