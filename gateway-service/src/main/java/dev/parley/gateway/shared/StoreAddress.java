package dev.parley.gateway.shared;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Settings checked and turned into what the client and the digests need. What is wrong refuses the
/// start.
record StoreAddress(RedisOptions options, StoreNames names) {

  static StoreAddress of(URI url, SharedSettings settings) {
    bounds(
        "replicas",
        settings
            .replicas()
            .orElseThrow(() -> refused("replicas is needed where url is set: how many run")),
        1,
        1000);
    bounds("timeout", settings.timeout(), Duration.ofMillis(1), Duration.ofSeconds(1));
    bounds("retry", settings.retry(), Duration.ofMillis(10), Duration.ofMinutes(1));
    if (url.getUserInfo() != null && url.getUserInfo().contains(":")) {
      throw refused("url holds a password; it belongs into password-file");
    }
    var net = new NetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true);
    net.setConnectTimeout((int) settings.retry().toMillis());
    switch (url.getScheme()) {
      case "redis" -> {}
      case "rediss" ->
          net.setSsl(true)
              .setHostnameVerificationAlgorithm("HTTPS")
              .setTrustOptions(
                  new PemTrustOptions()
                      .addCertPath(
                          settings
                              .caFile()
                              .orElseThrow(() -> refused("ca-file is needed for rediss"))
                              .toString()));
      default -> throw refused("url is neither redis nor rediss");
    }
    var options = new RedisOptions().setConnectionString(url.toString()).setNetClientOptions(net);
    settings.passwordFile().ifPresent(file -> options.setPassword(read(file).strip()));
    var key = settings.keyFile().orElseThrow(() -> refused("key-file is needed where url is set"));
    return new StoreAddress(options, new StoreNames(bytes(key)));
  }

  private static void bounds(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw refused(name + " is " + least + " to " + most);
    }
  }

  private static void bounds(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw refused(name + " is " + least + " to " + most);
    }
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("parley.shared-store: " + reason);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Never prints the password.
  @Override
  public String toString() {
    return "StoreAddress";
  }
}
