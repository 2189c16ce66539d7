package dev.parley.adapter.manifest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Tells everybody the same manifest.
@Path("/v1/manifest")
public class ManifestResource {
  private final Manifest manifest;

  ManifestResource(Manifest manifest) {
    this.manifest = manifest;
  }

  @GET
  @NonBlocking
  @Produces("application/jwt")
  public Response manifest() {
    return Response.ok(manifest.signed())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
        .build();
  }
}
