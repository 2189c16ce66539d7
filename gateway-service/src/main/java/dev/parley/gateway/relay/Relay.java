package dev.parley.gateway.relay;

import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.refusal.Ending;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.session.ConversationTickets;
import dev.parley.gateway.session.Session;
import dev.parley.kernel.decision.Decision;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// A sealed frame goes on, and the sealed reply comes back: `POST .../messages` and `GET
/// .../messages/{turn}/reply`.
@Singleton
public class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final List<String> RESUMING = List.of(ResumeHead.KEY, ResumeHead.LAST_EVENT);

  /// Tells the adapter how much it may spend on an answer.
  private static final String RUNG = "Parley-Rung";

  private final Upstream upstream;
  private final ConversationTickets tickets;
  private final Ladder ladder;
  private final MeasuredLoad load;

  public Relay(Upstream upstream, ConversationTickets tickets, Ladder ladder, MeasuredLoad load) {
    this.upstream = upstream;
    this.tickets = tickets;
    this.ladder = ladder;
    this.load = load;
  }

  public void send(RoutingContext context, Session session, ConversationId conversation) {
    switch (FrameHead.judge(context.request())) {
      case Decision.Deny(var reason) -> Refusals.answer(context, reason);
      case Decision.Allow() -> {
        var ending = Ending.of(context);
        if (FrameHead.isSmall(context.request())) {
          gather(context, ending, session, conversation);
        } else {
          begin(
              context,
              message(session, conversation),
              up -> exchange(context, ending, up).send(FrameHead.LONGEST_FRAME));
        }
      }
    }
  }

  /// A small frame is had whole before anything is asked upstream: it goes there in one write, and
  /// a client that sends it slowly holds no connection to the adapter.
  private void gather(
      RoutingContext context, Ending ending, Session session, ConversationId conversation) {
    var request = context.request();
    var whole =
        request.isEnded()
            ? Future.succeededFuture(Buffer.buffer())
            : BoundedBody.read(request, FrameHead.SMALL_FRAME);
    whole
        .onSuccess(frame ->
            begin(
                context,
                message(session, conversation),
                up -> exchange(context, ending, up).send(frame)))
        .onFailure(cut -> {
          LOG.debugf("the frame was cut: %s", cut);
          if (!context.response().closed()) {
            context.response().reset();
          }
        });
  }

  private Future<HttpClientRequest> message(Session session, ConversationId conversation) {
    return request(session, conversation, HttpMethod.POST, path(conversation))
        .map(up -> up.putHeader(HttpHeaders.CONTENT_TYPE, FrameHead.MEDIA_TYPE));
  }

  public void resume(
      RoutingContext context, Session session, ConversationId conversation, Turn turn) {
    switch (ResumeHead.judge(context.request(), turn)) {
      case Decision.Deny(var reason) -> Refusals.answer(context, reason);
      case Decision.Allow() -> {
        var ending = Ending.of(context);
        begin(
            context,
            request(
                session, conversation, HttpMethod.GET, path(conversation) + "/" + turn + "/reply"),
            up -> {
              for (var name : RESUMING) {
                var value = context.request().getHeader(name);
                if (value != null) {
                  up.putHeader(name, value);
                }
              }
              exchange(context, ending, up).send();
            });
      }
    }
  }

  private Future<HttpClientRequest> request(
      Session session, ConversationId conversation, HttpMethod method, String path) {
    return tickets
        .ticket(session, conversation)
        .compose(ticket ->
            upstream
                .request(method, path)
                .onFailure(away -> load.upstreamFailed())
                .map(up ->
                    limited(up)
                        .putHeader(Ticket.HEADER, ticket)
                        .putHeader(HttpHeaders.ACCEPT, UpstreamAnswer.STREAM)));
  }

  private HttpClientRequest limited(HttpClientRequest up) {
    return ladder.rung().atLeast(Rung.SCRIPTED_ONLY)
        ? up.putHeader(RUNG, Rung.SCRIPTED_ONLY.code())
        : up;
  }

  private static void begin(
      RoutingContext context, Future<HttpClientRequest> request, Consumer<HttpClientRequest> work) {
    request
        .onSuccess(up -> {
          try {
            work.accept(up);
          } catch (RuntimeException broken) {
            up.reset();
            context.fail(broken);
          }
        })
        .onFailure(outage -> Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, outage));
  }

  private Exchange exchange(RoutingContext context, Ending ending, HttpClientRequest up) {
    return new Exchange(context, ending, up, upstream.settings().head(), load);
  }

  private static String path(ConversationId conversation) {
    return "/v1/conversations/" + conversation + "/messages";
  }
}
