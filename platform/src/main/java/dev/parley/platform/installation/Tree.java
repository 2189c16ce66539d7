package dev.parley.platform.installation;

import dev.parley.platform.operator.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;

/// The project's own folder, where it was checked out and built.
public final class Tree {

  private Tree() {}

  /// What the launching script says, else the nearest folder above that holds the contracts.
  public static Path find() {
    String said = System.getProperty("parley.tree", "");
    if (!said.isBlank()) {
      return Path.of(said).toAbsolutePath().normalize();
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("contracts/calls.csv"))) {
        return folder;
      }
    }
    throw new CannotStart(
        "Parley's own folder was not found above " + Path.of("").toAbsolutePath());
  }
}
