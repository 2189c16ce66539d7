package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import dev.parley.gateway.file.Settling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One file that is looked at again and again.
///
/// A change is taken when two looks in a row see the same, and counts as taken only when it is
/// known what became of it. Whatever a content breaks while it is read, the memory too, it is not
/// taken: the list before stays in force, everyone is denied where there is none, and after a while
/// it is tried again. Used by one thread.
final class ListFile {
  private static final Logger LOG = Logger.getLogger(ListFile.class);

  /// What broke the reading once may do so again, and costs everybody's time.
  private static final Duration REST = Duration.ofMinutes(1);

  /// How a list's file is read.
  interface Reading {
    ParsedList read(Path file) throws IOException;
  }

  private final Scope scope;
  private final Path file;
  private final Reading reading;
  private final InstantSource clock;
  private final Settling<Mark> settling;

  private Mark known;
  private Optional<Mark> broken = Optional.empty();
  private Instant again = Instant.MIN;
  private Standing standing = Standing.NOTHING;
  private Optional<Instant> loaded = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private long failures;

  /// @param needed whether its absence is an error from the start
  ListFile(Scope scope, Path file, boolean needed, InstantSource clock) {
    this(scope, file, needed, ListReading::read, clock);
  }

  ListFile(Scope scope, Path file, boolean needed, Reading reading, InstantSource clock) {
    this.scope = scope;
    this.file = file;
    this.reading = reading;
    this.clock = clock;
    known = Mark.of(file);
    settling = new Settling<>(known);
    if (needed || known.kind() != Mark.Kind.ABSENT) {
      take(known);
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
    if (settling.settled(now) && wanted(now)) {
      take(now);
    }
  }

  private boolean wanted(Mark now) {
    return broken.equals(Optional.of(now))
        ? !clock.instant().isBefore(again)
        : !now.equals(known) || standing instanceof Standing.Unreadable;
  }

  private void take(Mark now) {
    if (now.kind() == Mark.Kind.ABSENT) {
      deny(file + ": is not there");
      became(now);
      return;
    }
    try {
      var parsed = reading.read(file);
      if (Mark.of(file).equals(now)) {
        take(parsed);
        became(now);
      } else if (loaded.isEmpty()) {
        // Written while we read: the next looks decide, and until the first list nobody comes in.
        deny(file + ": changed while it was read");
      }
    } catch (IOException unreadable) {
      deny(file + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
      became(now);
    } catch (RuntimeException | Error broke) {
      broken = Optional.of(now);
      again = clock.instant().plus(REST);
      refuse(file + ": cannot be taken (" + broke.getClass().getSimpleName() + ")");
    }
  }

  /// What became of that content is known, so it is not looked at again while it stays.
  private void became(Mark now) {
    known = now;
    broken = Optional.empty();
  }

  private void take(ParsedList parsed) {
    switch (parsed) {
      case ParsedList.Compiled(var list) -> {
        standing = new Standing.Held(list);
        loaded = Optional.of(clock.instant());
        problem = Optional.empty();
        LOG.infof("access list of %s: %d entries from %s", scope.label(), list.entries(), file);
      }
      case ParsedList.Wrong wrong -> refuse(ListReading.place(file, wrong));
    }
  }

  private void refuse(String reason) {
    switch (standing) {
      case Standing.Held(var list) when loaded.isPresent() ->
          failed(reason, "the list before stays in force, entries: " + list.entries());
      case Standing.Held(var _) -> deny(reason);
      case Standing.Unreadable(var _) -> deny(reason);
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
