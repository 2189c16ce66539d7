package dev.parley.gateway.site.document;

import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.geofence.DatabaseKind;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The sites that operators keep by the admin API: in memory, and in a folder where there is one.
///
/// Waits for the disk. Used under its owner's lock.
final class OperatorSites {
  private final Optional<StoredSites> store;
  private final Predicate<DatabaseKind> databases;
  private Map<String, SiteDocument> kept;

  /// @throws SiteFileException when a stored one is wrong
  /// @throws UncheckedIOException when the folder can neither be listed nor made
  OperatorSites(Optional<Path> folder, Predicate<DatabaseKind> databases) {
    this.databases = databases;
    try {
      store = folder.isPresent() ? Optional.of(new StoredSites(folder.get())) : Optional.empty();
      kept = store.isPresent() ? read(store.get()) : Map.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "parley.site-registry.admin-folder cannot be used", unreadable);
    }
  }

  /// Whether they outlive this process.
  boolean lasting() {
    return store.isPresent();
  }

  Collection<SiteDocument> all() {
    return kept.values();
  }

  boolean has(SiteId site) {
    return kept.containsKey(site.value());
  }

  /// All, with that one in its place.
  Map<String, SiteDocument> with(SiteDocument document) {
    var next = new TreeMap<>(kept);
    next.put(document.site().id().value(), document);
    return next;
  }

  /// @throws UncheckedIOException when it cannot be kept; nothing has changed then
  void put(SiteDocument document) {
    store(folder -> folder.write(document.site().id(), document.text()));
    kept = with(document);
  }

  /// @throws UncheckedIOException when the file stays; nothing has changed then
  void remove(SiteId site) {
    store(folder -> folder.remove(site));
    var next = new TreeMap<>(kept);
    next.remove(site.value());
    kept = next;
  }

  private Map<String, SiteDocument> read(StoredSites store) throws IOException {
    var found = new TreeMap<String, SiteDocument>();
    store.texts().forEach((name, text) -> found.put(name, document(store, name, text)));
    return found;
  }

  private SiteDocument document(StoredSites store, String name, String text) {
    try {
      return SiteFile.read(text, Surroundings.ofOperator(new SiteId(name), databases));
    } catch (DocumentException wrong) {
      throw new SiteFileException(store.file(new SiteId(name)), wrong.line(), wrong.reason());
    } catch (IllegalArgumentException wrong) {
      throw new SiteFileException(name + ".yaml", 0, "the file's name is not a site's id");
    }
  }

  private interface Change {
    void on(StoredSites folder) throws IOException;
  }

  private void store(Change change) {
    if (store.isPresent()) {
      try {
        change.on(store.get());
      } catch (IOException failed) {
        throw new UncheckedIOException(
            "parley.site-registry.admin-folder cannot be written", failed);
      }
    }
  }
}
