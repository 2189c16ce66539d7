package dev.parley.bench.house;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Jvm;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import dev.parley.platform.launch.Health;
import dev.parley.platform.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Starts the gateway as it was built, before an upstream of ours.
public final class GatewayProcess {
  public static final String JVM = "parley";
  public static final String NATIVE = "parley-native";

  private final House house;
  private final Rules rules;
  private final Path target;
  private final int upstream;
  private final String load;

  /// @param upstream the port of an engine adapter
  /// @param load names the settings that this bench adds to the product's own
  public GatewayProcess(House house, int upstream, String load) {
    this.house = house;
    this.rules = new Rules(house);
    this.target = house.tree().resolve("gateway-service/target");
    this.upstream = upstream;
    this.load = load;
  }

  /// On a JVM, with its optimising compiler.
  public Start jvm() {
    var jar = target.resolve("quarkus-app/quarkus-run.jar");
    return Files.exists(jar)
        ? start(JVM, Jvm.command(List.of("-jar", jar.toString())))
        : new Start.Missing(JVM, "the gateway is not built: run ./parley build");
  }

  /// As a native executable, where one was made.
  public Start natively() {
    return runner()
        .map(runner -> start(NATIVE, List.of(runner.toString(), "-Xmx64m")))
        .orElseGet(() ->
            new Start.Missing(
                NATIVE,
                "no native executable: run ./parley native gateway-service, with a GraalVM or"
                    + " Mandrel 25 in GRAALVM_HOME"));
  }

  private Optional<Path> runner() {
    try (var files = Files.newDirectoryStream(target, "gateway-service-*-runner")) {
      for (var file : files) {
        return Optional.of(file);
      }
      return Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private Start start(String name, List<String> command) {
    var port = FreePort.any();
    var management = FreePort.any();
    var file = house.folder().resolve(name + ".properties");
    write(file, settings(port, management));
    var child =
        Child.start(
            command,
            Map.of(
                "SMALLRYE_CONFIG_LOCATIONS",
                file.toUri().toString(),
                "PARLEY_DEMO_ORIGIN",
                Sessions.ORIGIN),
            house.folder().resolve(name + ".log"));
    var ready = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    try (var client = HttpClient.newHttpClient()) {
      child.await(() -> Health.isOk(client, ready));
    }
    return new Start.Running(new Proxy(name, child, port));
  }

  private Map<String, String> settings(int port, int management) {
    var settings = new TreeMap<>(house.settings(Service.GATEWAY));
    settings.putAll(rules.settings());
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", Integer.toString(management));
    settings.put("parley.peers.engine-adapter-service", "https://localhost:" + upstream);
    return settings;
  }

  private void write(Path file, Map<String, String> settings) {
    var text =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
            .collect(Collectors.joining("\n", "config_ordinal=290\n", "\n"));
    try {
      Files.writeString(file, text + added());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String added() throws IOException {
    try (var stream =
        GatewayProcess.class.getResourceAsStream(
            "/dev/parley/bench/gateway-" + load + ".properties")) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
