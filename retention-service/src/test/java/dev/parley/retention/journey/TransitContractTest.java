package dev.parley.retention.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.retention.doubles.Fuse;
import dev.parley.retention.doubles.TransitDouble;
import dev.parley.testing.ServiceActor;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The double answers as the real Vault answers retention.
class TransitContractTest {
  private static final Map<String, Object> PLAINTEXT = Map.of("plaintext", "cHJvYmU=");

  private final String name = "bucket-" + UUID.randomUUID();
  private final String key = "transit/keys/" + name;
  private final String encrypt = "transit/encrypt/" + name;

  static Stream<Named<Vault>> vaults() {
    return Stream.of(
        Named.of("real", ServiceActor.of(ServiceName.RETENTION).vault()),
        Named.of("double", new TransitDouble(new Fuse())));
  }

  @ParameterizedTest
  @MethodSource("vaults")
  void endsAKeyStepByStep(Vault vault) {
    vault.write(key, Map.of("type", "aes256-gcm96"));
    assertThat(sealed(vault)).startsWith("vault:v1:");
    vault.write(key + "/rotate", Map.of());
    assertThat(vault.read(key).path("latest_version").asInt()).isEqualTo(2);
    assertThat(sealed(vault)).startsWith("vault:v2:");
    refused(400, () -> vault.write(key + "/trim", Map.of("min_available_version", 2)));
    vault.write(key + "/config", Map.of("min_decryption_version", 2, "min_encryption_version", 2));
    vault.write(key + "/trim", Map.of("min_available_version", 2));
    refused(400, () -> vault.write(key + "/config", Map.of("min_decryption_version", 1)));
    refused(400, () -> vault.delete(key));
    vault.write(key + "/config", Map.of("deletion_allowed", true));
    vault.delete(key);
    refused(404, () -> vault.read(key));
    refused(403, () -> vault.write(encrypt, PLAINTEXT));
  }

  @ParameterizedTest
  @MethodSource("vaults")
  void neverDecrypts(Vault vault) {
    vault.write(key, Map.of("type", "aes256-gcm96"));
    refused(403, () -> vault.write("transit/decrypt/" + name, Map.of("ciphertext", sealed(vault))));
  }

  private String sealed(Vault vault) {
    return vault.write(encrypt, PLAINTEXT).path("ciphertext").asText();
  }

  private static void refused(int status, ThrowingCallable call) {
    assertThatExceptionOfType(VaultRefusedException.class)
        .isThrownBy(call)
        .extracting(VaultRefusedException::status)
        .isEqualTo(status);
  }
}
