package dev.parley.adapter.transcript;

import dev.parley.adapter.middleware.MiddlewareAuthentication;
import dev.parley.adapter.middleware.MiddlewareProblems;
import dev.parley.kernel.identity.Ticket;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The message store over the network.
@RegisterRestClient(configKey = "data-middleware-service")
@RegisterProvider(MiddlewareAuthentication.class)
@RegisterProvider(MiddlewareProblems.class)
@Path("/v1/conversations/{conversation}/messages")
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public interface MessageApi extends MessageStore {

  @POST
  @Override
  Kept keep(
      @HeaderParam(Ticket.HEADER) String ticket,
      @PathParam("conversation") String conversation,
      NewMessage message);

  @GET
  @Override
  Messages read(
      @HeaderParam(Ticket.HEADER) String ticket, @PathParam("conversation") String conversation);
}
