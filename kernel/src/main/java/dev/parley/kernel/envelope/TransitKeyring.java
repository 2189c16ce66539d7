package dev.parley.kernel.envelope;

import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// A keyring whose key-encryption key is a Vault transit key and never leaves it.
public final class TransitKeyring implements Keyring {
  private final Vault vault;
  private final String keyName;

  public TransitKeyring(Vault vault, String keyName) {
    this.vault = vault;
    this.keyName = keyName;
  }

  @Override
  public Fresh generate() {
    var answer =
        asking(() -> vault.write("transit/datakey/plaintext/" + keyName, Map.of("bits", 256)));
    return new Fresh(
        key(answer.path("plaintext").asText()), new WrappedKey(answer.path("ciphertext").asText()));
  }

  @Override
  public DataKey unwrap(WrappedKey wrapped) {
    var answer =
        asking(
            () -> vault.write("transit/decrypt/" + keyName, Map.of("ciphertext", wrapped.value())));
    return key(answer.path("plaintext").asText());
  }

  private static <T> T asking(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (VaultRefusedException refused) {
      if (refused.status() == 400) {
        throw new KeyGoneException(refused.reason());
      }
      throw refused;
    }
  }

  private static DataKey key(String base64) {
    var clear = Base64.getDecoder().decode(base64);
    try {
      return new DataKey(clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
