package dev.parley.retention.canary;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// The middleware's `POST /v1/probes`.
@RegisterRestClient(configKey = "data-middleware-service")
@RegisterProvider(MiddlewareAuthentication.class)
@Path("/v1/probes")
interface MiddlewareProbes {

  record Question(String bucket, String probe) {}

  record Answer(@Nullable Boolean opens, @Nullable String reason) {}

  @POST
  Answer ask(Question question);
}
