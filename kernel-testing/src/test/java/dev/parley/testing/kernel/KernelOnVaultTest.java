package dev.parley.testing.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.kernel.envelope.Binding;
import dev.parley.kernel.envelope.KeyGoneException;
import dev.parley.kernel.envelope.TransitKeyring;
import dev.parley.kernel.envelope.WrappedKey;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.statement.StatementException;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.statement.StatementVerifier;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.kernel.vault.VaultSession;
import dev.parley.testing.VaultLogin;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwt.MalformedClaimException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KernelOnVaultTest {
  private static VaultSession adapter;
  private static VaultSession gateway;

  @BeforeAll
  static void logIn() {
    adapter = new VaultSession(VaultLogin.of(ServiceName.ENGINE_ADAPTER));
    gateway = new VaultSession(VaultLogin.of(ServiceName.GATEWAY));
  }

  @Test
  void opensAWrappedSecretIdOnceOnly() {
    var login = VaultLogin.of(ServiceName.RETENTION);
    assertThat(new VaultSession(login).expiresAt()).isAfter(Instant.now());
    assertThatIllegalStateException()
        .isThrownBy(() -> new VaultSession(login))
        .withMessageContaining("was used before");
  }

  @Test
  void unwrapsADataKeyThatItMade() {
    var keyring = new TransitKeyring(adapter, "history");
    var here = Binding.of("message", "hotel", 1);
    var fresh = keyring.generate();
    var sealed = fresh.key().seal("text".getBytes(UTF_8), here);
    fresh.key().close();
    try (var key = keyring.unwrap(fresh.wrapped())) {
      assertThat(key.open(sealed, here)).isEqualTo("text".getBytes(UTF_8));
    }
  }

  @Test
  void saysThatAKeyIsGoneWhenNothingOpens() {
    var keyring = new TransitKeyring(adapter, "history");
    assertThatExceptionOfType(KeyGoneException.class)
        .isThrownBy(() -> keyring.unwrap(new WrappedKey("vault:v7:AAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
  }

  @Test
  void verifiesAStatementThatVaultSigned() throws StatementException, MalformedClaimException {
    var now = Instant.now().getEpochSecond();
    var jws =
        new StatementSigner(gateway)
            .sign(
                "ticket",
                "parley-ticket+jwt",
                Map.of("iss", "gateway-service", "iat", now, "exp", now + 60));
    var claims =
        new StatementVerifier(adapter)
            .verify("ticket", "parley-ticket+jwt", "gateway-service", jws);
    assertThat(claims.getIssuer()).isEqualTo("gateway-service");
  }

  @Test
  void refusesAStatementOfAnotherTypeIssuerTimeOrKey() {
    var now = Instant.now().getEpochSecond();
    var signer = new StatementSigner(gateway);
    var verifier = new StatementVerifier(gateway);
    var claims = Map.<String, Object>of("iss", "gateway-service", "iat", now, "exp", now + 60);
    var good = signer.sign("ticket", "a+jwt", claims);
    assertRefused(() -> verifier.verify("ticket", "b+jwt", "gateway-service", good), false);
    assertRefused(() -> verifier.verify("ticket", "a+jwt", "retention-service", good), false);
    assertRefused(() -> verifier.verify("session", "a+jwt", "gateway-service", good), false);
    assertRefused(
        () ->
            verifier.verify(
                "ticket",
                "a+jwt",
                "gateway-service",
                good.substring(0, good.length() - 6) + "AAAAAA"),
        false);
    var old =
        signer.sign(
            "ticket", "a+jwt", Map.of("iss", "gateway-service", "iat", now - 60, "exp", now - 1));
    assertRefused(() -> verifier.verify("ticket", "a+jwt", "gateway-service", old), true);
  }

  @Test
  void tellsARefusalWithItsStatus() {
    assertThatExceptionOfType(VaultRefusedException.class)
        .isThrownBy(() -> gateway.write("transit/decrypt/history", Map.of("ciphertext", "x")))
        .extracting(VaultRefusedException::status)
        .isEqualTo(403);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable verifying, boolean expired) {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(verifying)
        .extracting(StatementException::expired)
        .isEqualTo(expired);
  }
}
