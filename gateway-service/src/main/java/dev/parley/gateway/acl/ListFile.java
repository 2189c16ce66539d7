package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One file that is looked at again and again.
///
/// A change is taken when two looks in a row see the same: a file that is just being written is not
/// read in halves, and an editor that moves files about takes nobody's access. Used by one thread.
final class ListFile {
  private static final Logger LOG = Logger.getLogger(ListFile.class);

  private final Scope scope;
  private final Path file;
  private final InstantSource clock;

  private Mark taken;
  private Mark seen;
  private Standing standing = Standing.NOTHING;
  private Optional<Instant> loaded = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private long failures;

  /// @param needed whether its absence is an error from the start
  ListFile(Scope scope, Path file, boolean needed, InstantSource clock) {
    this.scope = scope;
    this.file = file;
    this.clock = clock;
    taken = Mark.of(file);
    seen = taken;
    if (needed || taken.kind() != Mark.Kind.ABSENT) {
      take();
    }
  }

  /// Whether there is, or was, a file at all.
  boolean says() {
    return loaded.isPresent() || standing instanceof Standing.Unreadable;
  }

  Standing standing() {
    return standing;
  }

  AccessListStatus status() {
    return AccessListStatus.of(scope, file.toString(), standing, loaded, failures, problem);
  }

  void look() {
    var now = Mark.of(file);
    var settled = now.equals(seen);
    seen = now;
    if (settled && (!now.equals(taken) || standing instanceof Standing.Unreadable)) {
      taken = now;
      take();
    }
  }

  private void take() {
    if (taken.kind() == Mark.Kind.ABSENT) {
      deny(file + ": is not there");
      return;
    }
    try {
      var parsed = ListReading.read(file);
      var after = Mark.of(file);
      if (after.equals(taken)) {
        take(parsed);
      } else {
        deferred(after);
      }
    } catch (IOException unreadable) {
      deny(file + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  /// Written while we read: the next looks decide; until the first list is there nobody is
  /// admitted.
  private void deferred(Mark after) {
    seen = after;
    if (loaded.isEmpty()) {
      deny(file + ": changed while it was read");
    }
  }

  private void take(ParsedList parsed) {
    switch (parsed) {
      case ParsedList.Compiled(var list) -> {
        standing = new Standing.Held(list);
        loaded = Optional.of(clock.instant());
        problem = Optional.empty();
        LOG.infof("access list of %s: %d entries from %s", scope.label(), list.entries(), file);
      }
      case ParsedList.Wrong wrong -> {
        var reason = ListReading.place(file, wrong);
        switch (standing) {
          case Standing.Held(var list) when loaded.isPresent() ->
              failed(reason, "the list before stays in force, entries: " + list.entries());
          case Standing.Held(var _) -> deny(reason);
          case Standing.Unreadable(var _) -> deny(reason);
        }
      }
    }
  }

  private void deny(String reason) {
    standing = new Standing.Unreadable(reason);
    failed(reason, "everyone is denied");
  }

  /// Said once for each reason, not at each look.
  private void failed(String reason, String consequence) {
    if (!problem.equals(Optional.of(reason))) {
      failures++;
      problem = Optional.of(reason);
      LOG.errorf("access list of %s: %s; %s", scope.label(), reason, consequence);
    }
  }
}
