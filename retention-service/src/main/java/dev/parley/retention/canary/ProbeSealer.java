package dev.parley.retention.canary;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// Seals a fresh random value and forgets it.
@ApplicationScoped
public class ProbeSealer {
  private static final int LENGTH = 32;

  private final Vault vault;
  private final SecureRandom random = new SecureRandom();

  public ProbeSealer(Vault vault) {
    this.vault = vault;
  }

  public Probe seal(BucketId bucket) {
    var value = new byte[LENGTH];
    random.nextBytes(value);
    var answer =
        vault.write(
            "transit/encrypt/bucket-" + bucket,
            Map.of("plaintext", Base64.getEncoder().encodeToString(value)));
    Arrays.fill(value, (byte) 0);
    return new Probe(answer.path("ciphertext").asText());
  }
}
