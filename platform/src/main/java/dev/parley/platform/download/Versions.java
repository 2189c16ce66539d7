package dev.parley.platform.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The versions of the servers, as the build has pinned them.
public final class Versions {

  private static final Properties PINNED = read();

  private Versions() {}

  public static String of(String server) {
    String version = PINNED.getProperty(server);
    if (version == null) {
      throw new IllegalArgumentException("no version is pinned for " + server);
    }
    return version;
  }

  private static Properties read() {
    var pinned = new Properties();
    try (var resource =
        Versions.class.getResourceAsStream("/dev/parley/platform/versions.properties")) {
      pinned.load(resource);
      return pinned;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
