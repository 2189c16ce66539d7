package dev.parley.gateway.geofence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Vendors' own test files, which are not ours to ship. Where they lie is said by `PARLEY_DATA`.
final class SharedDatabases {
  private static final Path FOLDER =
      Path.of(Objects.requireNonNullElse(System.getenv("PARLEY_DATA"), "../../shared/data"))
          .resolve("geo");

  private SharedDatabases() {}

  /// Skips the test where the file is not there.
  static Path file(String name) {
    var file = FOLDER.resolve(name);
    var absent = Files.exists(file) ? "" : "skipped, as there is no " + file.toAbsolutePath();
    if (!absent.isEmpty()) {
      System.out.println(absent);
    }
    assumeTrue(absent.isEmpty(), absent);
    return file;
  }
}
