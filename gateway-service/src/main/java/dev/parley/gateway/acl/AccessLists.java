package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.address.Address;
import dev.parley.gateway.file.LookOut;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The lists in force, and the look-out for newer ones.
@Startup
@Singleton
public class AccessLists {
  private static final Ruling NOT_LISTED = Ruling.admitted("acl.none");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// @param found the sites whose own list is known
  private record Snapshot(ScopeLists suite, Map<SiteId, ScopeLists> sites, Set<SiteId> found) {}

  private final Supplier<Map<String, Path>> files;
  private final AdminEntries admin;
  private final ListedSites listed;
  private final Duration reload;
  private final InstantSource clock;
  private final Optional<ListFile> suite;
  private final Map<String, ListFile> sites = new TreeMap<>();
  private final LookOut looking = new LookOut("access-lists");
  private volatile Snapshot inForce;

  @Inject
  public AccessLists(
      AccessSettings settings,
      @ConfigProperty(name = "parley.sites") Path sites,
      AdminEntries admin,
      ListedSites listed) {
    this(
        settings.suite(),
        settings.reload(),
        new SiteFolders(sites)::files,
        admin,
        listed,
        InstantSource.system());
  }

  /// @param files those in which sites' lists may lie, by the sites
  AccessLists(
      Optional<Path> suite,
      Duration reload,
      Supplier<Map<String, Path>> files,
      AdminEntries admin,
      ListedSites listed,
      InstantSource clock) {
    if (reload.compareTo(SHORTEST) < 0 || reload.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("parley.acl.reload is 100 ms to 5 minutes");
    }
    this.files = files;
    this.admin = admin;
    this.listed = listed;
    this.reload = reload;
    this.clock = clock;
    this.suite = suite.map(file -> new ListFile(Scope.SUITE, file, true, clock));
    addSites();
    inForce = snapshot();
    admin.whenChanged(this::publish);
  }

  /// Never waits. Both the suite and the site, where one is known, must admit.
  public Ruling judge(Optional<SiteId> site, Address address) {
    var lists = inForce;
    var bySuite = lists.suite().judge(address, NOT_LISTED);
    return switch (bySuite) {
      case Ruling.Refused refused -> refused;
      case Ruling.Admitted admitted -> {
        if (site.isPresent() && unknown(lists, site.get())) {
          // A site that has just appeared: what its list says is not known yet.
          yield ScopeLists.unknown(new Scope.OfSite(site.get()));
        }
        var bySite = site.isEmpty() ? null : lists.sites().get(site.get());
        yield bySite == null ? admitted : bySite.judge(address, admitted);
      }
    };
  }

  /// All that is decided by in a scope, of its file and of operators. Takes long where there is
  /// much.
  ///
  /// @return none where nobody knows what the list says, and everyone is denied
  public Optional<Effect> effect(Scope scope) {
    var lists = inForce;
    return switch (scope) {
      case Scope.Suite _ -> lists.suite().effect();
      case Scope.OfSite(var site) -> {
        var bySite = lists.sites().get(site);
        if (unknown(lists, site)) {
          yield Optional.empty();
        }
        yield bySite == null ? Optional.of(AccessList.EMPTY.effect()) : bySite.effect();
      }
    };
  }

  /// Whether a site has a list of its own that has not been found.
  private boolean unknown(Snapshot lists, SiteId site) {
    return !lists.found().contains(site) && listed.listed(site);
  }

  /// One for each source of a list.
  public synchronized List<AccessListStatus> status() {
    var all = new ArrayList<AccessListStatus>();
    suite.ifPresent(file -> all.add(file.status()));
    sites.values().forEach(file -> all.add(file.status()));
    all.addAll(admin.status());
    return List.copyOf(all);
  }

  /// From now on files are looked at again and again.
  @PostConstruct
  public void start() {
    looking.every(reload, this::look);
  }

  @PreDestroy
  public void stop() {
    looking.close();
  }

  /// Looks at every file once. Whatever breaks, what was seen until then is in force.
  synchronized void look() {
    try {
      suite.ifPresent(ListFile::look);
      sites.values().forEach(ListFile::look);
      addSites();
    } finally {
      inForce = snapshot();
    }
  }

  /// A site that is gone takes its list with it. One whose folder alone is gone does not, nor any
  /// where no folder is seen: a volume that is not mounted looks like that.
  private void addSites() {
    var found = files.get();
    found.forEach((site, file) ->
        sites.computeIfAbsent(
            site, name -> new ListFile(new Scope.OfSite(new SiteId(name)), file, false, clock)));
    if (!found.isEmpty()) {
      sites.keySet().removeIf(site -> !found.containsKey(site) && !listed.known(new SiteId(site)));
    }
  }

  private synchronized void publish() {
    inForce = snapshot();
  }

  private Snapshot snapshot() {
    var scopes = new HashSet<>(admin.scopes());
    sites.keySet().forEach(site -> scopes.add(new Scope.OfSite(new SiteId(site))));
    var bySite = new HashMap<SiteId, ScopeLists>();
    for (var scope : scopes) {
      switch (scope) {
        case Scope.Suite _ -> {}
        case Scope.OfSite(var site) -> bySite.put(site, lists(scope, sites.get(site.value())));
      }
    }
    return new Snapshot(
        lists(Scope.SUITE, suite.orElse(null)),
        Map.copyOf(bySite),
        sites.entrySet().stream()
            .filter(site -> site.getValue().says())
            .map(site -> new SiteId(site.getKey()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private ScopeLists lists(Scope scope, @Nullable ListFile file) {
    var fromFile = file == null ? Standing.NOTHING : file.standing();
    return ScopeLists.of(scope, fromFile, admin.standing(scope));
  }
}
