package dev.parley.platform.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.demo.DemoPage;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.installation.Tree;
import dev.parley.platform.launch.Launcher;
import dev.parley.platform.launch.Memory;
import dev.parley.platform.launch.Running;
import dev.parley.platform.launch.Started;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.ports.Port;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.servers.AddressBook;
import dev.parley.platform.servers.ServerAddresses;
import dev.parley.platform.servers.Servers;
import dev.parley.platform.servers.Starting;
import dev.parley.platform.servers.Steps;
import dev.parley.platform.services.Form;
import dev.parley.platform.services.Service;
import dev.parley.platform.services.ServiceStart;
import dev.parley.platform.state.StateLock;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// One installation with everything in it.
public final class House {

  private static final String SITE = "hotel";

  private final Installation installation;
  private final Progress progress;

  public House(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /// Starts what does not run as wanted, and waits until all of it can do its work.
  ///
  /// @return what is now in `addresses.json`
  public ObjectNode up(Form form) {
    return up(form, Tree.find().resolve("platform/demo"));
  }

  /// @param sites one folder a site; the demo page is the site `hotel`'s
  public ObjectNode up(Form form, Path sites) {
    try (StateLock lock = StateLock.take(installation.state())) {
      assert lock != null;
      return start(form, sites);
    }
  }

  /// Runs some services of a running house from another folder of built ones.
  public void restart(Form form, Path tree, Path sites, List<Service> services) {
    try (StateLock lock = StateLock.take(installation.state());
        Steps steps = new Steps(progress)) {
      assert lock != null;
      Ports ports = Ports.of(installation);
      var servers = new Servers(installation, ports, progress);
      ServiceStart launch = launch(form, ports, tree, sites);
      Starting starting = servers.start(steps);
      starting.await();
      services.stream()
          .map(service -> service(steps, launch, service, servers.addresses(), starting))
          .toList()
          .forEach(Steps::await);
    }
  }

  /// Stops all, the youngest first.
  public List<Running> down() {
    try (StateLock lock = StateLock.take(installation.state())) {
      assert lock != null;
      Launcher launcher = installation.launcher();
      List<Running> running = launcher.all();
      running.forEach(launcher::stop);
      return running;
    }
  }

  /// Stops all and forgets all data.
  public void forget() {
    down();
    installation.state().forget();
  }

  private ObjectNode start(Form form, Path sites) {
    Ports ports = Ports.of(installation);
    ServiceStart launch = launch(form, ports, Tree.find(), sites);
    launch.requireBuilt();
    DemoPage page = page(ports, sites);
    try (Steps steps = new Steps(progress)) {
      var servers = new Servers(installation, ports, progress);
      Starting starting = servers.start(steps);
      var services = new ArrayList<CompletableFuture<Started>>();
      for (Service service : Service.values()) {
        services.add(service(steps, launch, service, servers.addresses(), starting));
      }
      String manifestKey = Steps.await(starting.vault()).manifestKey();
      var demo = steps.run("demo page", () -> serve(page, ports, manifestKey), URI::toString);
      starting.await();
      services.forEach(Steps::await);
      Steps.await(demo);
      return book(servers.addresses(), ports, page, manifestKey);
    }
  }

  private ServiceStart launch(Form form, Ports ports, Path tree, Path sites) {
    return new ServiceStart(
        installation, ports, tree, sites, form, environment(page(ports, sites)));
  }

  private DemoPage page(Ports ports, Path sites) {
    return new DemoPage(installation, sites.resolve(SITE).resolve("page"), ports.of(Port.DEMO));
  }

  /// Tests see certificates replaced while they wait, as they see tokens and database users.
  private Map<String, String> environment(DemoPage page) {
    var origin = page.origin().toString();
    return switch (installation.purpose()) {
      case USE -> Map.of("PARLEY_DEMO_ORIGIN", origin);
      case TEST -> Map.of("PARLEY_DEMO_ORIGIN", origin, "PARLEY_IDENTITY_CERTIFICATE_TTL", "1M");
    };
  }

  /// Retention alone meets people, so it alone waits for the place where they log in.
  private static CompletableFuture<Started> service(
      Steps steps,
      ServiceStart launch,
      Service service,
      ServerAddresses addresses,
      Starting starting) {
    CompletableFuture<?> before =
        service.servesPeople()
            ? CompletableFuture.allOf(starting.vault(), starting.keycloak())
            : starting.vault();
    return steps.after(
        before,
        service.id(),
        done -> launch.start(service, addresses, Steps.await(starting.vault())),
        House::remark);
  }

  private static String remark(Started started) {
    long megabytes = Memory.resident(started.running()).orElse(0) / 1_000_000;
    return (started.anew() ? "ready, " : "was running, ") + megabytes + " MB";
  }

  /// What all that runs here holds of the machine's memory, in bytes.
  public long resident() {
    return installation.launcher().all().stream()
        .mapToLong(program -> Memory.resident(program).orElse(0))
        .sum();
  }

  private static URI serve(DemoPage page, Ports ports, String manifestKey) {
    URI gateway = URI.create("http://localhost:" + ports.of(Port.GATEWAY));
    return page.serve(gateway, SITE, manifestKey);
  }

  private ObjectNode book(
      ServerAddresses addresses, Ports ports, DemoPage page, String manifestKey) {
    ObjectNode book = addresses.json(installation.launcher());
    for (Service service : Service.values()) {
      ObjectNode part = book.putObject(service.id());
      part.put("url", service.scheme() + "://localhost:" + ports.of(service.port()));
      part.put("management", "http://localhost:" + ports.of(service.management()));
      if (service == Service.GATEWAY) {
        part.put("admin", "https://localhost:" + ports.of(Port.GATEWAY_ADMIN));
      }
      pid(part, service.id());
    }
    pid(book.putObject("demo").put("url", page.origin().toString()), "demo");
    book.put("manifestKey", manifestKey);
    return new AddressBook(installation).write(book);
  }

  private void pid(ObjectNode part, String program) {
    installation.launcher().running(program).map(Running::pid).ifPresent(id -> part.put("pid", id));
  }
}
