package dev.parley.retention.console;

import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.retention.certificate.Certificate;
import dev.parley.retention.certificate.Chain;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/// The chain of certificates, the newest first, and each as it was signed.
@Path("/v1/certificates")
@RunOnVirtualThread
public class CertificatesResource {
  private final Chain chain;

  public CertificatesResource(Chain chain) {
    this.chain = chain;
  }

  record Page(List<CertificateView> certificates) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page list(@QueryParam("limit") @DefaultValue(Limit.USUAL) int limit) {
    return new Page(
        chain.latest(new Limit(limit).value()).stream().map(CertificateView::of).toList());
  }

  @GET
  @Path("{certificate}")
  @Produces("application/jwt")
  public String statement(@PathParam("certificate") String certificate) {
    return chain
        .find(id(certificate))
        .map(Certificate::statement)
        .orElseThrow(() -> new ProblemException(ProblemCode.REQUEST_UNKNOWN));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_UNKNOWN, malformed);
    }
  }
}
