package dev.parley.platform.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.demo.DemoPage;
import dev.parley.platform.launch.Installation;
import dev.parley.platform.launch.Launcher;
import dev.parley.platform.launch.Progress;
import dev.parley.platform.launch.Running;
import dev.parley.platform.launch.Started;
import dev.parley.platform.launch.StateLock;
import dev.parley.platform.launch.Tree;
import dev.parley.platform.ports.Port;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.servers.AddressBook;
import dev.parley.platform.servers.OpenVault;
import dev.parley.platform.servers.ServerAddresses;
import dev.parley.platform.servers.Servers;
import dev.parley.platform.servers.Starting;
import dev.parley.platform.servers.Steps;
import dev.parley.platform.services.Form;
import dev.parley.platform.services.Service;
import dev.parley.platform.services.ServiceStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Brings a whole installation up: the servers, the four services, the demo page.
final class Up {

  private static final String SITE = "hotel";

  private final Installation installation;
  private final Progress progress;
  private final Path tree = Tree.find();

  Up(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /// @return the demo page's address
  URI run(Verb.Up wanted) {
    try (StateLock lock = StateLock.take(installation.state())) {
      assert lock != null;
      if (wanted.fresh()) {
        forget();
      }
      return start(wanted.nativeForm() ? Form.NATIVE : Form.JVM);
    }
  }

  private void forget() {
    Launcher launcher = installation.launcher();
    launcher.all().forEach(launcher::stop);
    installation.state().forget();
  }

  private URI start(Form form) {
    Ports ports = Ports.of(installation);
    var page =
        new DemoPage(
            installation,
            tree.resolve("platform/demo").resolve(SITE).resolve("page"),
            ports.of(Port.DEMO));
    try (Steps steps = new Steps(progress)) {
      var servers = new Servers(installation, ports, progress);
      ServerAddresses addresses = servers.addresses();
      Starting starting = servers.start(steps);
      var launch =
          new ServiceStart(
              installation,
              ports,
              tree,
              form,
              Map.of("PARLEY_DEMO_ORIGIN", page.origin().toString()));
      var services = new EnumMap<Service, CompletableFuture<Started>>(Service.class);
      for (Service service : Service.values()) {
        services.put(service, service(steps, launch, service, addresses, starting));
      }
      OpenVault vault = Steps.await(starting.vault());
      String manifestKey = vault.furnishing().manifestKey();
      URI gateway = URI.create("http://localhost:" + ports.of(Port.GATEWAY));
      var demo =
          steps.run("demo page", () -> page.serve(gateway, SITE, manifestKey), URI::toString);
      starting.await();
      services.values().forEach(Steps::await);
      ObjectNode book = addresses.json(installation.launcher());
      services(book, ports);
      demo(book, Steps.await(demo));
      book.put("manifestKey", manifestKey);
      new AddressBook(installation).write(book);
      return Steps.await(demo);
    }
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
        done -> launch.start(service, addresses, Steps.await(starting.vault()).furnishing()),
        started -> started.anew() ? "ready" : "was running");
  }

  private void services(ObjectNode book, Ports ports) {
    for (Service service : Service.values()) {
      ObjectNode part = book.putObject(service.id());
      part.put("url", service.scheme() + "://localhost:" + ports.of(service.port()));
      part.put("management", "http://localhost:" + ports.of(service.management()));
      pid(part, service.id());
    }
  }

  private void demo(ObjectNode book, URI page) {
    pid(book.putObject("demo").put("url", page.toString()), "demo");
  }

  private void pid(ObjectNode part, String program) {
    installation.launcher().running(program).map(Running::pid).ifPresent(id -> part.put("pid", id));
  }
}
