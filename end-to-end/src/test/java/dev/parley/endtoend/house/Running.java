package dev.parley.endtoend.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.platform.house.House;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.platform.services.Form;
import dev.parley.platform.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The four services and the demo page as they run beside the test's servers.
///
/// @param addresses what `addresses.json` says
record Running(RunningPlatform platform, House house, Path sites, JsonNode addresses) {
  static final Form FORM = Boolean.getBoolean("parley.test.native") ? Form.NATIVE : Form.JVM;

  static Running start(RunningPlatform platform, Path sites) {
    var installation = Installation.forTests(platform.state(), System.getenv());
    var house = new House(installation, Progress.SILENT);
    return new Running(platform, house, sites, house.up(FORM, sites));
  }

  Visitor visitor(String site) {
    return new Visitor(
        address(ServiceName.GATEWAY.id()),
        site,
        Sites.origin(site, demo()),
        addresses.path("manifestKey").asText());
  }

  /// Runs some services from another folder of built ones.
  void restart(Path tree, List<Service> services) {
    house.restart(FORM, tree, sites, services);
  }

  URI demo() {
    return address("demo");
  }

  URI admin() {
    return URI.create(addresses.path(ServiceName.GATEWAY.id()).path("admin").asText());
  }

  URI address(String part) {
    return URI.create(addresses.path(part).path("url").asText());
  }

  void heapDump(ServiceName service, Path file) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var pid = addresses.path(service.id()).path("pid").asText();
    try {
      var dumping =
          new ProcessBuilder(jcmd, pid, "GC.heap_dump", file.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(dumping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (dumping.waitFor() != 0) {
        throw new IllegalStateException("no heap dump: " + said);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
