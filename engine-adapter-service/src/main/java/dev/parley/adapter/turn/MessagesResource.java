package dev.parley.adapter.turn;

import dev.parley.adapter.routing.Rung;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sealed wire's transport (section 5).
@Path("/v1/conversations/{conversation}/messages")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class MessagesResource {
  private static final String FRAME = "application/vnd.parley.frame";

  private final TicketVerifier tickets;
  private final Turns turns;
  private final TurnSettings settings;

  MessagesResource(TicketVerifier tickets, Turns turns, TurnSettings settings) {
    this.tickets = tickets;
    this.turns = turns;
    this.settings = settings;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  public void send(
      @PathParam("conversation") String conversation,
      @HeaderParam(Ticket.HEADER) @Nullable String ticket,
      @HeaderParam(Rung.HEADER) List<String> rung,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      byte @Nullable [] body,
      @Context HttpServerResponse response,
      @Context SseEventSink sink,
      @Context Sse sse) {
    if (type == null || !type.toLowerCase(Locale.ROOT).equals(FRAME)) {
      throw new ProblemException(ProblemCode.FRAME_MEDIA_TYPE);
    }
    var visit = visit(ticket, conversation, rung);
    var reading = turns.begin(visit, body == null ? new byte[0] : body);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    new EventWriter(sink, sse, settings.keepAlive()).write(reading);
  }

  @GET
  @Path("{turn}/reply")
  @RunOnVirtualThread
  public void resume(
      @PathParam("conversation") String conversation,
      @PathParam("turn") String turn,
      @HeaderParam(Ticket.HEADER) @Nullable String ticket,
      @HeaderParam(Rung.HEADER) List<String> rung,
      @HeaderParam(KeyProof.HEADER) @Nullable String key,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEvent,
      @Context HttpServerResponse response,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var visit = visit(ticket, conversation, rung);
    var number = number(turn);
    var reading =
        turns.resume(visit, number, KeyProof.parse(key), LastEvent.chunk(lastEvent, number));
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    new EventWriter(sink, sse, settings.keepAlive()).write(reading);
  }

  private Visit visit(@Nullable String ticket, String conversation, List<String> rung) {
    var path = conversation(conversation);
    var verified = tickets.verify(ticket, Ticket.Purpose.CONVERSATION, path);
    return new Visit(verified, ticket == null ? "" : ticket, Rung.of(rung));
  }

  private static ConversationId conversation(String text) {
    try {
      return ConversationId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
  }

  private static Turn number(String text) {
    try {
      return new Turn(Long.parseLong(text));
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
  }
}
