package dev.parley.adapter.grounding;

import dev.parley.adapter.middleware.MiddlewareAuthentication;
import dev.parley.adapter.middleware.MiddlewareProblems;
import dev.parley.kernel.identity.Ticket;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The catalogue over the network.
@RegisterRestClient(configKey = "data-middleware-service")
@RegisterProvider(MiddlewareAuthentication.class)
@RegisterProvider(MiddlewareProblems.class)
@Path("/v1")
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public interface QuestionApi extends QuestionDesk {

  @POST
  @Path("queries")
  @Override
  Table ask(@HeaderParam(Ticket.HEADER) String ticket, Query query);

  @POST
  @Path("proofs")
  @Override
  Grant prove(@HeaderParam(Ticket.HEADER) String ticket, Evidence evidence);
}
