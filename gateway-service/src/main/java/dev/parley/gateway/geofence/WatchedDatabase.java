package dev.parley.gateway.geofence;

import dev.parley.gateway.file.Fingerprint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// A database file and the last sound content it had. Looked at by one thread, asked by many.
final class WatchedDatabase {
  private static final Logger LOG = Logger.getLogger(WatchedDatabase.class);
  private static final Duration REMINDED = Duration.ofDays(1);

  private final DatabaseKind kind;
  private final Path file;
  private final Duration staleAfter;
  private final InstantSource clock;
  private final AtomicLong refusals = new AtomicLong();

  private volatile Database current;
  private volatile boolean heldBack;
  private Optional<Fingerprint> seen;
  private Instant reminded = Instant.MIN;

  /// @throws GeofenceException when the file is not sound now
  WatchedDatabase(DatabaseKind kind, Path file, Duration staleAfter, InstantSource clock) {
    this.kind = kind;
    this.file = file;
    this.staleAfter = staleAfter;
    this.clock = clock;
    this.seen = Fingerprint.of(file);
    this.current =
        switch (Verification.of(file, kind, clock.instant())) {
          case Verification.Sound(var database) -> database;
          case Verification.Unsound(var reason) ->
              throw new GeofenceException(kind.setting() + ": " + file + " " + reason);
        };
    LOG.infof("%s database: %s", kind.label(), current);
    remind();
  }

  Database current() {
    return current;
  }

  DatabaseKind kind() {
    return kind;
  }

  Duration age() {
    return Duration.between(current.built(), clock.instant());
  }

  Duration staleAfter() {
    return staleAfter;
  }

  boolean stale() {
    return age().compareTo(staleAfter) > 0;
  }

  /// Whether the file is not what is in use: refused, or gone.
  boolean heldBack() {
    return heldBack;
  }

  /// How many contents were refused since the start.
  long refusals() {
    return refusals.get();
  }

  /// Takes what has changed, if it is sound.
  void look() {
    var found = Fingerprint.of(file);
    if (!found.equals(seen)) {
      if (found.isEmpty()) {
        LOG.warnf("%s database: %s is gone; %s stays", kind.label(), file, current);
        heldBack = true;
        seen = found;
      } else {
        take(found);
      }
    }
    remind();
  }

  private void take(Optional<Fingerprint> found) {
    var verification = Verification.of(file, kind, clock.instant());
    if (!Fingerprint.of(file).equals(found)) {
      // Still being written: what was read is nobody's database, and the next look comes soon.
      return;
    }
    seen = found;
    switch (verification) {
      case Verification.Sound(var database) -> {
        LOG.infof("%s database: %s, in place of %s", kind.label(), database, current);
        current = database;
        heldBack = false;
      }
      case Verification.Unsound(var reason) -> {
        LOG.warnf("%s database: %s %s; %s stays", kind.label(), file, reason, current);
        refusals.incrementAndGet();
        heldBack = true;
      }
    }
  }

  private void remind() {
    var now = clock.instant();
    if (stale() && !now.isBefore(reminded.plus(REMINDED))) {
      LOG.warnf(
          "%s database: %s is %d days old, stale after %d",
          kind.label(), file, age().toDays(), staleAfter.toDays());
      reminded = now;
    }
  }
}
