package dev.parley.platform.download;

import dev.parley.platform.launch.Command;
import dev.parley.platform.operator.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A file that Maven resolves, from the repository the operator has configured for it.
///
/// @param type the file name's extension
public record Artifact(String group, String name, String version, String type) {

  /// The file in Maven's local repository; Maven is asked for it where it is missing.
  public Path resolve(Map<String, String> environment) {
    Path file = localRepository(environment).resolve(path());
    if (!Files.exists(file)) {
      fetch(environment);
    }
    if (!Files.exists(file)) {
      throw new CannotStart("Maven fetched %s but it is not at %s".formatted(this, file));
    }
    return file;
  }

  private void fetch(Map<String, String> environment) {
    String maven = environment.getOrDefault("PARLEY_MVN", "mvn");
    Command.run(
        "fetching %s with %s".formatted(this, maven),
        Path.of("").toAbsolutePath(),
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(
            maven,
            "--batch-mode",
            "--quiet",
            "dependency:get",
            "-Dtransitive=false",
            "-Dartifact=" + this));
  }

  private static Path localRepository(Map<String, String> environment) {
    String chosen = System.getProperty("maven.repo.local", environment.get("PARLEY_MAVEN_REPO"));
    return chosen == null || chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(chosen);
  }

  private Path path() {
    return Path.of(group.replace('.', '/'), name, version, name + "-" + version + "." + type);
  }

  @Override
  public String toString() {
    return String.join(":", group, name, version, type);
  }
}
