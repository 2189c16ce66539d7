package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.Rung;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// An operator's pin over two gateways before a real store.
class PinEverywhereTest extends StoreHouse {
  private static final TestAuthority AUTHORITY = TestAuthority.create();

  /// An upstream that is never asked.
  private static final RunningGateway.Before NOBODY =
      new RunningGateway.Before(
          URI.create("https://localhost:1"), AUTHORITY.leaf("gateway-service"), AUTHORITY.trust());

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
    var one = opened(new RunningGateway(NOBODY, Manner.USUAL));
    Waiting.on(one.pin().pin(Rung.CLOSED));
    assertThat(rung(one)).isEqualTo("closed");
    assertThat(one.pin().everywhere()).isFalse();
    Waiting.on(one.pin().unpin());
    one.pin().look();
    assertThat(rung(one)).isEqualTo("open");
  }

  private RunningGateway gateway() {
    var gateway = opened(new RunningGateway(NOBODY, Manner.USUAL.with(settings())));
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
}
