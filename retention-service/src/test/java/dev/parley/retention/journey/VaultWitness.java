package dev.parley.retention.journey;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.retention.canary.Probe;
import dev.parley.retention.canary.Testimony;
import dev.parley.retention.canary.Witness;
import dev.parley.testing.ServiceActor;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Opens probes as the middleware does: with its login, on the real Vault.
@Mock
@ApplicationScoped
public class VaultWitness implements Witness {
  private final Vault middleware = ServiceActor.of(ServiceName.DATA_MIDDLEWARE).vault();

  @Override
  public Testimony asked(BucketId bucket, Probe probe) {
    try {
      middleware.write("transit/decrypt/bucket-" + bucket, Map.of("ciphertext", probe.sealed()));
      return new Testimony(true, "");
    } catch (VaultRefusedException refused) {
      if (refused.status() == 400) {
        return new Testimony(false, refused.reason());
      }
      throw refused;
    }
  }
}
