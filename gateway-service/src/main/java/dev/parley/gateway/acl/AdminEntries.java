package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// The lists that operators keep by the admin API, beside those of files; each is replaced whole.
///
/// Its methods wait for the disk: never called on the event loop. They are this replica's own:
/// where several run, a list for all of them belongs in a file.
@Singleton
public class AdminEntries {
  private static final Logger LOG = Logger.getLogger(AdminEntries.class);

  /// @param text where no file holds it
  private record Kept(
      Standing standing,
      Optional<ByteBuffer> text,
      Optional<Instant> loaded,
      Optional<String> problem) {}

  private final Optional<AdminFolder> folder;
  private final InstantSource clock;
  private volatile Map<Scope, Kept> kept = Map.of();
  private volatile Runnable changed = () -> {};

  @Inject
  public AdminEntries(AccessSettings settings) {
    this(settings.adminFolder(), InstantSource.system());
  }

  /// @throws UncheckedIOException when the folder can neither be listed nor made
  AdminEntries(Optional<Path> folder, InstantSource clock) {
    this.clock = clock;
    try {
      this.folder =
          folder.isPresent() ? Optional.of(new AdminFolder(folder.get())) : Optional.empty();
      if (this.folder.isPresent()) {
        var found = new HashMap<Scope, Kept>();
        for (var scope : this.folder.get().scopes()) {
          found.put(scope, read(scope, this.folder.get().file(scope)));
        }
        kept = Map.copyOf(found);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("parley.acl.admin-folder cannot be used", unreadable);
    }
  }

  /// @param text in UTF-8, in an array of its own that stays as it is
  /// @throws UncheckedIOException when it cannot be kept; nothing has changed then
  public synchronized Replacement replace(Scope scope, ByteBuffer text) {
    return switch (ListReading.read(text)) {
      case ParsedList.Wrong(var line, var reason) -> new Replacement.Refused(line, reason);
      case ParsedList.Compiled(var list) -> {
        store(folder -> folder.write(scope, text.duplicate()));
        put(scope, held(list, folder.isPresent() ? Optional.empty() : Optional.of(text)));
        yield new Replacement.Replaced(list.entries(), folder.isPresent());
      }
    };
  }

  /// What was put there last; of one that could not be read at the start nothing.
  ///
  /// @throws UncheckedIOException when it cannot be read any more
  public synchronized Optional<ByteBuffer> text(Scope scope) {
    var list = kept.get(scope);
    if (list == null || list.standing() instanceof Standing.Unreadable) {
      return Optional.empty();
    }
    return list.text().map(ByteBuffer::duplicate).or(() -> folder.map(known -> known.text(scope)));
  }

  /// @return whether there was one
  /// @throws UncheckedIOException when the file stays; nothing has changed then
  public synchronized boolean remove(Scope scope) {
    if (!kept.containsKey(scope)) {
      return false;
    }
    store(folder -> folder.remove(scope));
    var next = new HashMap<>(kept);
    next.remove(scope);
    kept = Map.copyOf(next);
    changed.run();
    return true;
  }

  Set<Scope> scopes() {
    return new HashSet<>(kept.keySet());
  }

  Standing standing(Scope scope) {
    var list = kept.get(scope);
    return list == null ? Standing.NOTHING : list.standing();
  }

  List<AccessListStatus> status() {
    var all = new ArrayList<AccessListStatus>();
    kept.forEach((scope, list) ->
        all.add(
            AccessListStatus.of(
                scope,
                "admin",
                list.standing(),
                list.loaded(),
                list.problem().isPresent() ? 1 : 0,
                list.problem())));
    return all;
  }

  void whenChanged(Runnable listener) {
    changed = listener;
  }

  private void put(Scope scope, Kept list) {
    var next = new HashMap<>(kept);
    next.put(scope, list);
    kept = Map.copyOf(next);
    changed.run();
  }

  private Kept held(AccessList list, Optional<ByteBuffer> text) {
    return new Kept(new Standing.Held(list), text, Optional.of(clock.instant()), Optional.empty());
  }

  private Kept read(Scope scope, Path file) {
    try {
      return switch (ListReading.read(file)) {
        case ParsedList.Compiled(var list) -> held(list, Optional.empty());
        case ParsedList.Wrong wrong -> unreadable(scope, ListReading.place(file, wrong));
      };
    } catch (IOException unreadable) {
      return unreadable(
          scope, file + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    } catch (RuntimeException | Error broken) {
      return unreadable(
          scope, file + ": cannot be taken (" + broken.getClass().getSimpleName() + ")");
    }
  }

  private static Kept unreadable(Scope scope, String reason) {
    LOG.errorf("operators' access list of %s: %s; everyone is denied", scope.label(), reason);
    return new Kept(
        new Standing.Unreadable(reason), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  private interface Change {
    void on(AdminFolder folder) throws IOException;
  }

  private void store(Change change) {
    if (folder.isPresent()) {
      try {
        change.on(folder.get());
      } catch (IOException failed) {
        throw new UncheckedIOException("parley.acl.admin-folder cannot be written", failed);
      }
    }
  }
}
