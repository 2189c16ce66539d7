package dev.parley.middleware.conversation;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/v1/conversations/{conversation}/messages`, for the adapter.
@Path("/v1/conversations/{conversation}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MessagesResource {
  private final TicketVerifier tickets;
  private final MessageStore messages;

  MessagesResource(TicketVerifier tickets, MessageStore messages) {
    this.tickets = tickets;
    this.messages = messages;
  }

  record Receipt(String bucket, String readableUntil) {}

  record Page(String keyDigest, List<Item> messages) {}

  record Item(long turn, String direction, String sealed, String acceptedAt) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  public Receipt keep(
      @PathParam("conversation") String conversation,
      @HeaderParam(Ticket.HEADER) @Nullable String ticket,
      NewMessage.@Nullable Form form) {
    var bucket = messages.keep(verified(ticket, conversation), NewMessage.of(form));
    return new Receipt(bucket.id().toString(), bucket.destroyAt().toString());
  }

  @GET
  public Page read(
      @PathParam("conversation") String conversation,
      @HeaderParam(Ticket.HEADER) @Nullable String ticket) {
    var kept =
        messages
            .read(verified(ticket, conversation))
            .orElseThrow(() -> new ProblemException(ProblemCode.REPLY_UNKNOWN));
    return new Page(
        kept.keyDigest().toBase64url(),
        kept.messages().stream()
            .map(message ->
                new Item(
                    message.turn().number(),
                    NewMessage.name(message.direction()),
                    message.content().base64(),
                    message.acceptedAt().toString()))
            .toList());
  }

  private Ticket verified(@Nullable String ticket, String conversation) {
    try {
      return tickets.verify(
          ticket, Ticket.Purpose.CONVERSATION, ConversationId.parse(conversation));
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_UNKNOWN);
    }
  }
}
