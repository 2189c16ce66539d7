package dev.parley.gateway.geofence;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.file.Settling;
import dev.parley.gateway.file.SubFolders;
import dev.parley.kernel.id.SiteId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The geofences of all sites that have one: `geofence.yaml` in the site's folder. One wrong line
/// in one file, or a file that is gone while its site stays, and all stay as they were: a geofence
/// falls with a decision, not with a mount. A site whose first file is not in force serves nobody.
@Singleton
class SiteRules {
  private static final Logger LOG = Logger.getLogger(SiteRules.class);

  private final Path folder;
  private final Databases databases;

  private volatile Map<SiteId, GeofenceRules> current;
  private Map<Path, String> taken;
  private Map<Path, String> tried;
  private final Settling<Map<Path, String>> settling;
  private volatile String complaint = "";
  private volatile Set<SiteId> unread = Set.of();

  /// @throws DocumentException with file, line and reason
  /// @throws GeofenceException when rules ask for a database that is not there
  @Inject
  SiteRules(@ConfigProperty(name = "parley.sites") Path folder, Databases databases) {
    this.folder = folder;
    this.databases = databases;
    this.taken = texts();
    this.tried = taken;
    this.settling = new Settling<>(taken);
    this.current = rules(taken);
    if (!current.isEmpty()) {
      LOG.infof("geofences: %s", current.keySet());
    }
  }

  Map<SiteId, GeofenceRules> current() {
    return current;
  }

  /// Sites that have a file, and no rules in force.
  Set<SiteId> unread() {
    return unread;
  }

  /// Whether what the sites' folders say is not what is in force.
  boolean refused() {
    return !complaint.isEmpty();
  }

  /// Takes what has changed and what two looks in a row see alike, if all of it is right: a list
  /// that was cut behind its first entry is well-formed too.
  void look() {
    Map<Path, String> found;
    try {
      found = texts();
    } catch (DocumentException | GeofenceException wrong) {
      complain(wrong);
      return;
    }
    var settled = settling.settled(found);
    if (found.equals(taken)) {
      tried = found;
      complaint = "";
      unread = Set.of();
    } else if (settled && !found.equals(tried)) {
      tried = found;
      take(found);
    }
  }

  private void take(Map<Path, String> found) {
    try {
      requireNoneGone(found);
      current = rules(found);
      taken = found;
      complaint = "";
      unread = Set.of();
      LOG.infof("geofences: %s", current.keySet());
    } catch (DocumentException | GeofenceException wrong) {
      unread = withoutRules(found.keySet());
      complain(wrong);
    }
  }

  private Set<SiteId> withoutRules(Set<Path> files) {
    var without = new HashSet<SiteId>();
    for (var file : files) {
      try {
        without.add(site(file));
      } catch (GeofenceException nobodys) {
        LOG.debugf("%s is no site's", file);
      }
    }
    without.removeAll(current.keySet());
    return Set.copyOf(without);
  }

  private void requireNoneGone(Map<Path, String> found) {
    for (var file : taken.keySet()) {
      if (!found.containsKey(file) && Files.isDirectory(file.resolveSibling(""))) {
        throw new GeofenceException(file + ": is gone; only a restart lifts its rules");
      }
    }
  }

  /// Once for each thing wrong, not at every look.
  private void complain(RuntimeException wrong) {
    var reason = String.valueOf(wrong.getMessage());
    if (!reason.equals(complaint)) {
      LOG.warnf("geofences stay as they were: %s", reason);
      complaint = reason;
    }
  }

  private Map<Path, String> texts() {
    var found = new TreeMap<Path, String>();
    try {
      for (var site : SubFolders.of(folder)) {
        var file = site.resolve(GeofenceFile.NAME);
        if (Files.exists(file)) {
          found.put(file, Document.content(file));
        }
      }
    } catch (IOException unreadable) {
      throw new GeofenceException("parley.sites cannot be read");
    }
    return found;
  }

  private Map<SiteId, GeofenceRules> rules(Map<Path, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                text -> site(text.getKey()), text -> rules(text.getKey(), text.getValue())));
  }

  private GeofenceRules rules(Path file, String text) {
    var rules = GeofenceRules.parse(site(file), file.toString(), text);
    rules
        .lacks(databases::has)
        .ifPresent(kind -> {
          throw new GeofenceException(file + ": needs " + kind.setting() + ", which is not set");
        });
    return rules;
  }

  private static SiteId site(Path file) {
    var folder = file.getName(file.getNameCount() - 2).toString();
    try {
      return new SiteId(folder);
    } catch (IllegalArgumentException wrong) {
      throw new GeofenceException(file + ": the folder's name is not a site's id");
    }
  }
}
