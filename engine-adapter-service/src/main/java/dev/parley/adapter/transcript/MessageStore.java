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
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The middleware's store of messages, as `contracts/data-middleware-service.yaml` has it.
@RegisterRestClient(configKey = "data-middleware-service")
@RegisterProvider(MiddlewareAuthentication.class)
@RegisterProvider(MiddlewareProblems.class)
@Path("/v1/conversations/{conversation}/messages")
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public interface MessageStore {

  @POST
  Kept keep(
      @HeaderParam(Ticket.HEADER) String ticket,
      @PathParam("conversation") String conversation,
      NewMessage message);

  @GET
  Messages read(
      @HeaderParam(Ticket.HEADER) String ticket, @PathParam("conversation") String conversation);

  /// @param direction `visitor` or `engine`
  /// @param keyDigest base64url, see [dev.parley.adapter.sealing.KeyDigest]
  /// @param sealed base64
  record NewMessage(
      long turn, String direction, String keyDigest, String sealed, String retentionClass) {}

  /// @param readableUntil RFC 3339
  record Kept(String bucket, String readableUntil) {}

  record Messages(String keyDigest, List<OldMessage> messages) {
    public Messages {
      messages = List.copyOf(messages);
    }
  }

  /// @param acceptedAt RFC 3339
  record OldMessage(long turn, String direction, String sealed, String acceptedAt) {}
}
