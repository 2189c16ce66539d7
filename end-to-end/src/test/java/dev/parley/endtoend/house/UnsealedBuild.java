package dev.parley.endtoend.house;

import dev.parley.platform.services.Service;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// A copy of the built services in which one class is replaced: what Parley would be without that
/// sealing.
final class UnsealedBuild {
  private UnsealedBuild() {}

  /// @param replacement a source below `src/unsealed`
  /// @return a folder that holds the services as the tree does
  static Path of(String name, Path tree, Path replacement, List<Service> services) {
    var build = Path.of("target", "unsealed", name).toAbsolutePath();
    try {
      for (var service : services) {
        var app = Path.of(service.id(), "target", "quarkus-app");
        copy(tree.resolve(app), build.resolve(app));
        replace(build.resolve(app), replacement);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return build;
  }

  private static void replace(Path app, Path replacement) throws IOException {
    var source = Path.of("src", "unsealed").resolve(replacement);
    var entry = replacement.toString().replace(".java", ".class");
    for (var jar : jars(app)) {
      try (var files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
        var old = files.getPath(entry);
        if (Files.exists(old)) {
          Files.copy(
              compiled(source, app).resolve(entry), old, StandardCopyOption.REPLACE_EXISTING);
          return;
        }
      }
    }
    throw new IllegalStateException("no " + entry + " below " + app);
  }

  private static Path compiled(Path source, Path app) throws IOException {
    var classes = Files.createDirectories(app.resolveSibling("replaced"));
    var complaints = new StringWriter();
    var path = String.join(":", jars(app).stream().map(Path::toString).toList());
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var good =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  List.of("-proc:none", "-d", classes.toString(), "-cp", path),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!good) {
        throw new IllegalStateException("the unsealed class does not compile: " + complaints);
      }
    }
    return classes;
  }

  private static List<Path> jars(Path app) throws IOException {
    try (Stream<Path> files = Files.walk(app)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
