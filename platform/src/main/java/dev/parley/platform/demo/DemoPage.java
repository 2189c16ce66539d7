package dev.parley.platform.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Executables;
import dev.parley.platform.launch.Health;
import dev.parley.platform.launch.Program;
import dev.parley.platform.launch.Readiness;
import dev.parley.platform.launch.Running;
import dev.parley.platform.launch.StopSignal;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The page of the demo hotel.
///
/// @param source the folder of the page in the tree
public record DemoPage(Installation installation, Path source, int port) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM = "demo";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// The origin that the demo site allows.
  public URI origin() {
    return URI.create("http://localhost:" + port);
  }

  /// Copies the page, tells it where the gateway is, and serves it.
  ///
  /// @param manifestKey what the page pins, b64u
  public URI serve(URI gateway, String site, String manifestKey) {
    Path folder = installation.state().folder("demo");
    copy(folder);
    ObjectNode config = JSON.createObjectNode();
    config.put("gateway", gateway.toString()).put("site", site).put("manifestKey", manifestKey);
    installation.state().write("demo/config.js", "window.PARLEY = " + config + ";\n");
    Running running =
        installation
            .launcher()
            .ensure(
                new Program(
                    PROGRAM, command(folder), Map.of(), folder, StopSignal.TERM, "jwebserver"))
            .running();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + port + "/config.js");
      Readiness.await(installation.launcher(), running, LIMIT, () -> Health.isOk(client, page));
    }
    return origin();
  }

  private List<String> command(Path folder) {
    return List.of(
        Executables.ofJdk("jwebserver").toString(),
        "-J-Xmx24m",
        "-J-XX:+UseSerialGC",
        "-J-XX:TieredStopAtLevel=1",
        "-b",
        "127.0.0.1",
        "-p",
        Integer.toString(port),
        "-d",
        folder.toString(),
        "-o",
        "none");
  }

  /// The folder itself stays: a running server holds it.
  private void copy(Path folder) {
    if (!Files.isDirectory(source)) {
      throw new CannotStart("the demo page is missing: " + source);
    }
    try (var old = Files.newDirectoryStream(folder);
        var files = Files.walk(source)) {
      old.forEach(StateFolder::delete);
      for (Path file : files.toList()) {
        Path target = folder.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new CannotStart("cannot copy the demo page: " + e.getMessage(), e);
    }
  }
}
