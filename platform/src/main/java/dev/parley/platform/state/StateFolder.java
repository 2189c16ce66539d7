package dev.parley.platform.state;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/// Everything that one installation owns: its data, its secrets and what it runs.
public final class StateFolder {

  private static final List<String> PARTS =
      List.of(
          "addresses.json",
          "ports.json",
          "pids",
          "logs",
          "postgres",
          "vault",
          "keycloak",
          "tls",
          "secrets",
          "services",
          "demo");

  private final Path root;

  private StateFolder(Path root) {
    this.root = root;
  }

  /// Makes the folder, readable by its owner only, where there is none.
  public static StateFolder at(Path root) {
    var folder = new StateFolder(root.toAbsolutePath().normalize());
    folder.folder("");
    return folder;
  }

  public Path root() {
    return root;
  }

  public Path log(String program) {
    return folder("logs").resolve(program + ".log");
  }

  /// A file or folder that need not exist.
  public Path path(String name) {
    return root.resolve(name);
  }

  /// A folder of mode 0700, made where there is none.
  public Path folder(String name) {
    Path folder = root.resolve(name);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return folder;
    } catch (IOException e) {
      throw new CannotStart(
          "the state folder " + folder + " cannot be made: set PARLEY_STATE to one that can", e);
    }
  }

  /// Writes a file of mode 0600 in one move, so that a reader sees the old or the new, never a
  /// part.
  public Path write(String name, String content) {
    Path target = root.resolve(name);
    try {
      folder(root.relativize(target.getParent()).toString());
      Path draft =
          Files.createTempFile(
              target.getParent(),
              ".draft",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, content);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return target;
    } catch (IOException e) {
      throw new CannotStart("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  /// Forgets all data. Only what an installation makes is touched: a state folder may lie in a
  /// folder that holds other things.
  public void forget() {
    PARTS.forEach(part -> delete(root.resolve(part)));
  }

  public static void delete(Path tree) {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
