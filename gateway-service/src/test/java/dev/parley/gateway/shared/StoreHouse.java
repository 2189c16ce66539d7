package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test's own shared store, a real one, and the replicas that stand before it.
public abstract class StoreHouse {
  @TempDir protected Path folder;

  protected final Vertx vertx = Vertx.vertx();
  protected RedisServer store;

  private final List<AutoCloseable> replicas = new ArrayList<>();

  @BeforeAll
  static void needsAStore() {
    assumeTrue(
        RedisServer.executable().isPresent(),
        "neither redis-server nor valkey-server is on the PATH: install Debian's redis-server");
  }

  @BeforeEach
  void start() throws IOException {
    store = RedisServer.start(folder);
    Files.write(key(), new byte[32]);
  }

  @AfterEach
  void stop() throws Exception {
    for (var replica : replicas) {
      replica.close();
    }
    Waiting.on(vertx.close());
    store.close();
  }

  /// Closed after the test, before the store is.
  protected final <R extends AutoCloseable> R opened(R replica) {
    replicas.add(replica);
    return replica;
  }

  /// The file of the key that names in the store are made with.
  protected final Path key() {
    return folder.resolve("key");
  }

  /// What a replica is told of the store: it looks for it again soon, and waits for it long.
  protected final Map<String, String> settings() {
    return Map.of(
        "parley.shared-store.url",
        store.url().toString(),
        "parley.shared-store.key-file",
        key().toString(),
        "parley.shared-store.replicas",
        "2",
        "parley.shared-store.retry",
        "PT0.05S",
        "parley.shared-store.timeout",
        "PT0.5S");
  }

  /// A whole gateway before the store, serving that site alone; both have found each other.
  protected final RunningGateway gateway(SiteServer site) {
    var gateway =
        opened(
            RunningGateway.of(
                Manner.USUAL
                    .serving(List.of(site.site(Optional.empty())), RunningGateway.Issuer.NONE)
                    .with(settings())));
    until(() -> gateway.sharing() == Sharing.SHARED);
    return gateway;
  }

  /// What the store itself says.
  protected final Response ask(Request request) {
    return tell(store, request);
  }

  protected final Response tell(RedisServer whom, Request request) {
    var client = Redis.createClient(vertx, whom.url().toString());
    try {
      return Waiting.on(client.send(request).map(Objects::requireNonNull));
    } finally {
      client.close();
    }
  }

  protected static void until(BooleanSupplier reached) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in 30 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
