package dev.parley.platform.installation;

import dev.parley.platform.download.Cache;
import dev.parley.platform.launch.Launcher;
import dev.parley.platform.state.Secrets;
import dev.parley.platform.state.StateFolder;
import java.nio.file.Path;
import java.util.Map;

/// One installation: its state, the cache it shares with others, and the environment it was asked
/// in.
public record Installation(
    StateFolder state, Cache cache, Map<String, String> environment, Purpose purpose) {

  public Installation {
    environment = Map.copyOf(environment);
  }

  /// The installation that the environment names: `PARLEY_STATE`, else `parley` in the user's state
  /// folder.
  public static Installation of(Map<String, String> environment) {
    Purpose purpose = "test".equals(environment.get("PARLEY_PURPOSE")) ? Purpose.TEST : Purpose.USE;
    return new Installation(
        StateFolder.at(stateRoot(environment)), Cache.ofUser(environment), environment, purpose);
  }

  /// An installation that tests share. Nothing of the operator's environment but the cache reaches
  /// it: no test may furnish somebody's Vault or take somebody's ports.
  public static Installation forTests(Path state, Map<String, String> environment) {
    return new Installation(
        StateFolder.at(state),
        Cache.ofUser(environment),
        Map.of("PATH", environment.getOrDefault("PATH", "")),
        Purpose.TEST);
  }

  static Path stateRoot(Map<String, String> environment) {
    String own = environment.getOrDefault("PARLEY_STATE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        shared.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(shared);
    return base.resolve("parley");
  }

  public Launcher launcher() {
    return new Launcher(state);
  }

  public Secrets secrets() {
    return new Secrets(state);
  }
}
