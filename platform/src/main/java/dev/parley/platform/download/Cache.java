package dev.parley.platform.download;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// What all installations of one user share: unpacked and built programs, each made once.
public final class Cache {

  private final Path root;

  public Cache(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /// `PARLEY_CACHE`, else `parley` in the user's cache folder.
  public static Cache ofUser(Map<String, String> environment) {
    String own = environment.get("PARLEY_CACHE");
    if (own != null && !own.isBlank()) {
      return new Cache(Path.of(own));
    }
    String shared = environment.get("XDG_CACHE_HOME");
    Path base =
        shared == null || shared.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(shared);
    return new Cache(base.resolve("parley"));
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  /// The folder of that name; where it is missing it is made beside and moved in whole, so that a
  /// start cut short leaves nothing that looks finished.
  public Path once(String name, Maker maker) {
    Path finished = root.resolve(name);
    if (Files.isDirectory(finished)) {
      return finished;
    }
    try {
      Files.createDirectories(finished.getParent());
      try (FileChannel lock = lock(name);
          FileLock held = lock.lock()) {
        if (held.isValid() && !Files.isDirectory(finished)) {
          Path draft = Files.createTempDirectory(finished.getParent(), ".draft-");
          maker.make(draft);
          Files.move(draft, finished, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return finished;
    } catch (IOException e) {
      throw new CannotStart("cannot make " + finished + ": " + e.getMessage(), e);
    }
  }

  private FileChannel lock(String name) throws IOException {
    return FileChannel.open(
        root.resolve("." + name.replace('/', '-') + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  /// Fills an empty folder.
  @FunctionalInterface
  public interface Maker {
    void make(Path empty) throws IOException;
  }
}
