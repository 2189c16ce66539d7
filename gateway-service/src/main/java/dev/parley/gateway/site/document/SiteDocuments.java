package dev.parley.gateway.site.document;

import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.file.LookOut;
import dev.parley.gateway.file.Settling;
import dev.parley.gateway.geofence.DatabaseKind;
import dev.parley.gateway.site.SharedOriginException;
import dev.parley.gateway.site.Snapshot;
import dev.parley.gateway.site.Snapshots;
import dev.parley.gateway.site.document.SiteFolder.Sight;
import dev.parley.kernel.id.SiteId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// What the registry is made of: the files of `parley.sites` and what operators keep by the admin
/// API, and the look-out for newer files. Whatever changes is in force whole or not at all.
///
/// Waits for the disk: not for an event loop.
@Singleton
public class SiteDocuments implements Snapshots {
  private static final Logger LOG = Logger.getLogger(SiteDocuments.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Predicate<DatabaseKind> databases;
  private final SiteFolder folder;
  private final OperatorSites operators;
  private final Duration reload;
  private final LookOut looking = new LookOut("sites");
  private final Settling<Sight> settling;

  private Sight taken;
  private List<SiteDocument> files;
  private Consumer<Snapshot> changed = snapshot -> {};
  private volatile Map<String, SiteDocument> inForce;
  private volatile Optional<String> refused = Optional.empty();

  @Inject
  public SiteDocuments(
      SiteSettings settings, @ConfigProperty(name = "parley.sites") Path folder, Config config) {
    this(settings, folder, name -> config.getOptionalValue(name, String.class));
  }

  /// @param settings what `${NAME}` in a file stands for, and what databases there are
  /// @throws SiteFileException on the first thing wrong
  public SiteDocuments(SiteSettings how, Path sites, Function<String, Optional<String>> settings) {
    reload = how.reload();
    if (reload.compareTo(SHORTEST) < 0 || reload.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("parley.site-registry.reload is 100 ms to 5 minutes");
    }
    databases = kind -> settings.apply(kind.setting()).isPresent();
    folder = new SiteFolder(sites, settings, databases);
    operators = new OperatorSites(how.adminFolder(), databases);
    taken = folder.look();
    settling = new Settling<>(taken);
    files = folder.read(taken);
    if (files.isEmpty() && !operators.lasting()) {
      throw folder.empty();
    }
    var _ = Union.of(files, operators.all());
    inForce = Union.byName(files, operators.all());
  }

  /// Of all sites, by their names.
  public Collection<SiteDocument> all() {
    return inForce.values();
  }

  public Optional<SiteDocument> find(String site) {
    return Optional.ofNullable(inForce.get(site));
  }

  /// Why the folder on the disk is not what is in force, if it is not: file, line and reason.
  public Optional<String> refused() {
    return refused;
  }

  /// A site of operators, new or in place of what they gave before.
  ///
  /// @throws UncheckedIOException when it cannot be kept; nothing has changed then
  public synchronized SiteChange put(SiteId site, String text) {
    if (ofFile(site)) {
      return new SiteChange.OfFile();
    }
    SiteDocument document;
    try {
      document = SiteFile.read(text, Surroundings.ofOperator(site, databases));
    } catch (DocumentException wrong) {
      return new SiteChange.Wrong(wrong.line(), wrong.reason());
    }
    try {
      var next = Union.byName(files, operators.with(document).values());
      var _ = Snapshot.of(next.values().stream().map(SiteDocument::site).toList());
    } catch (SharedOriginException shared) {
      return new SiteChange.Wrong(
          document.lines().getOrDefault(shared.origin(), 0), String.valueOf(shared.getMessage()));
    }
    var fresh = !operators.has(site);
    operators.put(document);
    publish();
    return new SiteChange.Made(fresh, operators.lasting());
  }

  /// @throws UncheckedIOException when it cannot be removed; nothing has changed then
  public synchronized SiteChange remove(SiteId site) {
    if (ofFile(site)) {
      return new SiteChange.OfFile();
    }
    if (!operators.has(site)) {
      return new SiteChange.Unknown();
    }
    operators.remove(site);
    publish();
    return new SiteChange.Made(false, operators.lasting());
  }

  @Override
  public synchronized void follow(Consumer<Snapshot> follower) {
    changed = follower;
    follower.accept(Union.of(files, operators.all()));
  }

  @PostConstruct
  void start() {
    looking.every(reload, this::look);
  }

  @PreDestroy
  void stop() {
    looking.close();
  }

  /// Looks at the folder once. What two looks in a row see alike is taken: a file that is being
  /// written is not read in halves.
  public synchronized void look() {
    var now = folder.look();
    if (settling.settled(now) && (!now.equals(taken) || refused.isPresent())) {
      taken = now;
      try {
        take(folder.read(now));
      } catch (SiteFileException wrong) {
        refuse(String.valueOf(wrong.getMessage()));
      }
    }
  }

  private void take(List<SiteDocument> found) {
    // A volume that is not mounted looks like this, and would end every session.
    if (found.isEmpty() && !files.isEmpty()) {
      throw folder.empty();
    }
    var _ = Union.of(found, operators.all());
    files = found;
    refused = Optional.empty();
    publish();
  }

  /// Said once for each reason, not at each look.
  private void refuse(String reason) {
    if (!refused.equals(Optional.of(reason))) {
      refused = Optional.of(reason);
      LOG.errorf("%s; the sites before stay in force: %s", reason, inForce.keySet());
    }
  }

  private void publish() {
    inForce = Union.byName(files, operators.all());
    changed.accept(Union.of(files, operators.all()));
  }

  private boolean ofFile(SiteId site) {
    return find(site.value()).filter(held -> held.source() == Source.FILE).isPresent();
  }
}
