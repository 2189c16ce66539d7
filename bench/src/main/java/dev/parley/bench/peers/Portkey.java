package dev.parley.bench.peers;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import dev.parley.platform.download.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `@portkey-ai/gateway`, the field's gateway to engines, on Node. It cannot show a certificate and
/// speaks the cloud engines' form only, so it does a little less than the others.
final class Portkey {
  static final String NAME = "portkey";

  private static final String PACKAGE = "@portkey-ai/gateway";
  private static final String VERSION = "1.15.2";
  private static final int INSTALL_MINUTES = 5;

  private Portkey() {}

  /// @param cache what installations share; the package is fetched into it once
  static Start start(Place place, Cache cache) {
    var node = Place.program("node");
    var npm = Place.program("npm");
    if (node.isEmpty() || npm.isEmpty()) {
      return new Start.Missing(NAME, "Node.js with npm is missing");
    }
    var folder = cache.path("portkey-gateway-" + VERSION);
    var program = folder.resolve("node_modules/" + PACKAGE + "/build/start-server.js");
    if (!Files.exists(program)) {
      install(npm.get(), folder, place.folder().resolve("npm.log"));
    }
    return Files.exists(program)
        ? start(place, node.get(), program)
        : new Start.Missing(
            NAME, "npm could not install " + PACKAGE + "@" + VERSION + " into " + folder);
  }

  /// No script of any package runs.
  private static void install(Path npm, Path folder, Path log) {
    try {
      Files.createDirectories(folder);
      var process =
          new ProcessBuilder(
                  npm.toString(),
                  "install",
                  "--prefix",
                  folder.toString(),
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts",
                  PACKAGE + "@" + VERSION)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Start start(Place place, Path node, Path program) {
    var port = FreePort.any();
    var child =
        Child.start(
            List.of(node.toString(), program.toString(), "--port=" + port, "--headless"),
            Map.of(
                "NODE_ENV",
                "production",
                "NODE_EXTRA_CA_CERTS",
                place.folder().resolve("authorities.pem").toString()),
            place.log());
    child.awaitPort(port);
    return new Start.Running(new Proxy(NAME, child, port));
  }
}
