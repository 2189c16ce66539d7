package dev.parley.platform.launch;

import dev.parley.platform.operator.CannotStart;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of the machine, as its PATH finds them.
public final class Executables {

  private Executables() {}

  public static Optional<Path> find(String name) {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A tool of the JDK that runs us.
  public static Path ofJdk(String name) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", name);
    if (!Files.isExecutable(tool)) {
      throw new CannotStart(
          name + " is missing beside java: JAVA_HOME must be a JDK 25, not a JRE");
    }
    return tool;
  }
}
