package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.RunningGateway.Manner;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.Rung;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator's pin over two gateways before a real store.
class PinEverywhereTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();

  /// An upstream that is never asked.
  private static final RunningGateway.Before NOBODY =
      new RunningGateway.Before(
          URI.create("https://localhost:1"), AUTHORITY.leaf("gateway-service"), AUTHORITY.trust());

  @TempDir Path folder;

  private final List<RunningGateway> opened = new ArrayList<>();
  private RedisServer store;

  @BeforeAll
  static void needsAStore() {
    assumeTrue(
        RedisServer.executable().isPresent(),
        "neither redis-server nor valkey-server is on the PATH: install Debian's redis-server");
  }

  @BeforeEach
  void start() throws IOException {
    store = RedisServer.start(folder);
    Files.write(folder.resolve("key"), new byte[32]);
  }

  @AfterEach
  void stop() {
    opened.forEach(RunningGateway::close);
    store.close();
  }

  @Test
  void aPinAtOneGatewayHoldsAtTheOtherUntilItIsLetGoAtEither() {
    var one = gateway();
    var other = gateway();
    Waiting.on(one.pin().pin(Rung.CLOSED));
    assertThat(one.pin().everywhere()).isTrue();
    becomes(other, "closed");
    assertThat(rung(one)).isEqualTo("closed");
    Waiting.on(other.pin().unpin());
    becomes(one, "open");
    assertThat(rung(other)).isEqualTo("open");
  }

  @Test
  void aGatewayThatStartsLaterFindsThePin() {
    Waiting.on(gateway().pin().pin(Rung.SCRIPTED_ONLY));
    becomes(gateway(), "scripted-only");
  }

  @Test
  void theLastPinKnownStaysWhileTheStoreIsAwayAndWhatChangedMeanwhileIsToldAfterwards() {
    var one = gateway();
    var other = gateway();
    Waiting.on(one.pin().pin(Rung.SCRIPTED_ONLY));
    becomes(other, "scripted-only");
    store.kill();
    Waiting.on(one.pin().pin(Rung.CLOSED));
    assertThat(one.pin().everywhere()).isFalse();
    other.pin().look();
    assertThat(rung(one)).isEqualTo("closed");
    assertThat(rung(other)).isEqualTo("scripted-only");
    store.restart();
    until(() -> {
      one.pin().look();
      return one.pin().everywhere();
    });
    becomes(other, "closed");
  }

  @Test
  void aStoreThatHasForgottenIsToldAgain() {
    var one = gateway();
    var other = gateway();
    Waiting.on(one.pin().pin(Rung.CLOSED));
    becomes(other, "closed");
    store.kill();
    until(() -> one.sharing() == Sharing.ALONE && other.sharing() == Sharing.ALONE);
    store.restart();
    until(() -> one.sharing() == Sharing.SHARED && other.sharing() == Sharing.SHARED);
    other.pin().look();
    one.pin().look();
    assertThat(rung(one)).isEqualTo("closed");
    becomes(gateway(), "closed");
    assertThat(rung(other)).isEqualTo("closed");
  }

  @Test
  void withoutAStoreAPinIsOneGatewaysOwn() {
    var one = new RunningGateway(NOBODY, Manner.USUAL);
    opened.add(one);
    Waiting.on(one.pin().pin(Rung.CLOSED));
    assertThat(rung(one)).isEqualTo("closed");
    assertThat(one.pin().everywhere()).isFalse();
    Waiting.on(one.pin().unpin());
    one.pin().look();
    assertThat(rung(one)).isEqualTo("open");
  }

  private RunningGateway gateway() {
    var gateway =
        new RunningGateway(
            NOBODY,
            Manner.USUAL.with(
                Map.of(
                    "parley.shared-store.url",
                    store.url().toString(),
                    "parley.shared-store.key-file",
                    folder.resolve("key").toString(),
                    "parley.shared-store.retry",
                    "PT0.05S",
                    "parley.shared-store.timeout",
                    "PT0.5S")));
    opened.add(gateway);
    until(() -> gateway.sharing() == Sharing.SHARED);
    return gateway;
  }

  private static void becomes(RunningGateway gateway, String rung) {
    until(() -> {
      gateway.pin().look();
      return rung(gateway).equals(rung);
    });
  }

  /// As visitors see it.
  private static String rung(RunningGateway gateway) {
    var visitor = gateway.visitor();
    return new JsonObject(visitor.send(visitor.request("/v1/status").GET()).body())
        .getString("rung");
  }

  private static void until(BooleanSupplier reached) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in 30 s").isLessThan(end);
    }
  }
}
