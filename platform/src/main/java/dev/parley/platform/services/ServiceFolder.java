package dev.parley.platform.services;

import dev.parley.platform.launch.Executables;
import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the build has left of a service: `<tree>/<service>/target`.
public record ServiceFolder(Path tree, Service service) {

  /// A service is small: its heap is bounded, and a quick start is worth more than a fast loop.
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xss512k");

  /// What runs it.
  ///
  /// @throws CannotStart when it was not built
  public List<String> command(Form form) {
    return switch (form) {
      case JVM ->
          Stream.of(
                  Stream.of(Executables.ofJdk("java").toString()),
                  JVM.stream(),
                  Stream.of("-jar", built(jar(), "./parley build").toString()))
              .flatMap(words -> words)
              .toList();
      case NATIVE -> List.of(built(runner(), "./parley native").toString(), "-Xmx64m");
    };
  }

  /// Changes when the service was built anew.
  String edition(Form form) {
    return switch (form) {
      case JVM -> stamps(jar().resolveSibling("app"));
      case NATIVE -> stamps(runner());
    };
  }

  /// Times and sizes of the files below a folder.
  static String stamps(Path folder) {
    if (!Files.exists(folder)) {
      return "";
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(ServiceFolder::stamp)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new CannotStart("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String stamp(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Path jar() {
    return tree.resolve(service.id()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private Path runner() {
    Path target = tree.resolve(service.id()).resolve("target");
    try (var runners = Files.newDirectoryStream(target, service.id() + "-*-runner")) {
      for (Path runner : runners) {
        return runner;
      }
    } catch (IOException e) {
      // Not built, as the name below says.
    }
    return target.resolve(service.id() + "-runner");
  }

  private Path built(Path artefact, String how) {
    if (!Files.exists(artefact)) {
      throw new CannotStart(service.id() + " is not built: run " + how + " " + service.id());
    }
    return artefact;
  }
}
