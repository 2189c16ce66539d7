package dev.parley.middleware.probe;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/v1/probes`, for retention.
@Path("/v1/probes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProbesResource {
  private static final int BAD_REQUEST = 400;

  private final Vault vault;

  ProbesResource(Vault vault) {
    this.vault = vault;
  }

  record Question(@Nullable String bucket, @Nullable String probe) {}

  record Testimony(boolean opens, String reason) {}

  /// An answer is a testimony only when Vault itself said yes or no; anything else is an error.
  @POST
  public Testimony ask(@Nullable Question question) {
    if (question == null || question.bucket() == null || question.probe() == null) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
    try {
      var bucket = BucketId.parse(question.bucket());
      var _ =
          vault.write("transit/decrypt/bucket-" + bucket, Map.of("ciphertext", question.probe()));
      return new Testimony(true, "it opens");
    } catch (VaultRefusedException refused) {
      if (refused.status() == BAD_REQUEST) {
        return new Testimony(false, refused.reason());
      }
      throw refused;
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED, malformed);
    }
  }
}
