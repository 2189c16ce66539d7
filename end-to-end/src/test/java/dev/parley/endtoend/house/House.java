package dev.parley.endtoend.house;

import dev.parley.endtoend.visitor.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.platform.installation.Tree;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.platform.services.Service;
import dev.parley.platform.services.ServiceFolder;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.ServiceActor;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The house that every test of this module visits: all parts real, credentials that live a minute,
/// two sites.
///
/// The second site is the hotel again, with lives so short that its messages are destroyed while a
/// test waits.
public final class House {
  public static final String SITE = "hotel";
  public static final String BRIEF_SITE = "brief";

  private static @Nullable Running running;
  private static final Map<ServiceName, ServiceActor> ACTORS = new EnumMap<>(ServiceName.class);

  private House() {}

  static synchronized Running running() {
    var known = running;
    if (known == null) {
      known = Running.start(PlatformFixture.platform(), Sites.lay(tree()));
      running = known;
    }
    return known;
  }

  /// A visitor of the hotel's page.
  public static Visitor visitor() {
    return visitor(SITE);
  }

  public static Visitor visitor(String site) {
    return running().visitor(site);
  }

  public static URI gateway() {
    return address(ServiceName.GATEWAY);
  }

  public static URI address(ServiceName service) {
    return running().address(service.id());
  }

  /// The gateway's listener for operators.
  public static URI admin() {
    return running().admin();
  }

  /// The demo hotel's page.
  public static URI demo() {
    return running().demo();
  }

  public static Path log(ServiceName service) {
    return state().resolve("logs").resolve(service.id() + ".log");
  }

  public static Path state() {
    return running().platform().state();
  }

  public static Records records() {
    return new Records(running().platform());
  }

  /// Whoever took over that service; one login for the whole run.
  public static synchronized ServiceActor actor(ServiceName service) {
    return ACTORS.computeIfAbsent(service, ServiceActor::of);
  }

  public static RunningPlatform platform() {
    return running().platform();
  }

  /// Writes what the database still holds in memory to its files.
  public static void checkpoint() {
    records().checkpoint();
  }

  /// Runs some services from a copy in which one class is replaced, until [#runBuild].
  ///
  /// @param replacement a source below `src/unsealed`
  public static void runUnsealed(String name, Path replacement, List<Service> services) {
    running().restart(UnsealedBuild.of(name, tree(), replacement, services), services);
  }

  /// Runs all services as they were built.
  public static void runBuild() {
    running().restart(tree(), List.of(Service.values()));
  }

  /// What runs a service as it was built.
  public static List<String> command(Service service) {
    return new ServiceFolder(tree(), service).command(Running.FORM);
  }

  public static void heapDump(ServiceName service, Path file) {
    running().heapDump(service, file);
  }

  /// The folder that the whole build lies in.
  public static Path tree() {
    return Tree.find();
  }
}
