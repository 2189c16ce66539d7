package dev.parley.platform.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Starts, finds and stops the programs of one installation.
public final class Launcher {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TZ", "TMPDIR");

  private final StateFolder state;

  public Launcher(StateFolder state) {
    this.state = state;
  }

  /// Leaves the program alone where it already runs as wanted; else starts it anew.
  public Started ensure(Program program) {
    return ensure(program, () -> {});
  }

  /// @param prepare called right before a start, and only then
  public Started ensure(Program program, Runnable prepare) {
    Optional<Running> found = running(program.name());
    if (found.isPresent() && found.get().fingerprint().equals(program.fingerprint())) {
      return new Started(found.get(), false);
    }
    found.ifPresent(this::stop);
    prepare.run();
    return new Started(start(program), true);
  }

  /// The program of that name, where it is alive and ours.
  public Optional<Running> running(String name) {
    Path file = pidFile(name);
    return Files.exists(file) ? Optional.of(read(file)).filter(Running::isAlive) : Optional.empty();
  }

  /// Everything alive, the youngest first.
  public List<Running> all() {
    var alive = new ArrayList<Running>();
    try (var files = Files.newDirectoryStream(state.folder("pids"), "*.json")) {
      files.forEach(file -> alive.add(read(file)));
    } catch (IOException e) {
      throw new CannotStart("cannot read " + state.path("pids") + ": " + e.getMessage(), e);
    }
    alive.removeIf(running -> !running.isAlive());
    alive.sort(Comparator.comparing(Running::began).reversed());
    return alive;
  }

  public void stop(Running running) {
    running.stop(STOP_LIMIT);
    try {
      Files.deleteIfExists(pidFile(running.name()));
    } catch (IOException e) {
      throw new CannotStart("cannot forget " + running.name() + ": " + e.getMessage(), e);
    }
  }

  public Path log(String program) {
    return state.log(program);
  }

  private Running start(Program program) {
    Path log = state.log(program.name());
    var command = new ArrayList<String>();
    // An interrupt typed at the launcher's terminal must not reach what it has started.
    if (Executables.find("setsid").isPresent()) {
      command.add("setsid");
    }
    command.addAll(program.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(program.folder().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment(program));
    try {
      Running running = Running.of(program, builder.start().toHandle());
      state.write("pids/" + program.name() + ".json", written(running));
      return running;
    } catch (IOException e) {
      throw new CannotStart(program.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> environment(Program program) {
    var environment = new TreeMap<String, String>();
    for (String name : INHERITED) {
      String value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.putAll(program.environment());
    return environment;
  }

  private Path pidFile(String name) {
    return state.path("pids/" + name + ".json");
  }

  private static String written(Running running) {
    return JSON.createObjectNode()
        .put("name", running.name())
        .put("pid", running.pid())
        .put("began", running.began().toString())
        .put("stop", running.stopSignal().name())
        .put("fingerprint", running.fingerprint())
        .toString();
  }

  private static Running read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return new Running(
          json.path("name").asText(),
          json.path("pid").asLong(),
          Instant.parse(json.path("began").asText()),
          StopSignal.valueOf(json.path("stop").asText()),
          json.path("fingerprint").asText());
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
