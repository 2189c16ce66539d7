package dev.parley.gateway.relay;

import dev.parley.gateway.body.BodyTooLargeException;
import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.body.BoundedStream;
import dev.parley.gateway.body.Invitation;
import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.refusal.Cut;
import dev.parley.gateway.refusal.Ending;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jboss.logging.Logger;

/// One request passed on and its answer passed back, each as fast as the other side takes it.
///
/// Whichever side breaks, the other is told: a client that left resets the request upstream, and a
/// stream that broke upstream resets the client's.
final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class);
  private static final int SERVER_ERROR = 500;
  private static final long CANCEL = 0x8; // RFC 9113, section 7
  private static final long NONE = -1;

  private final RoutingContext context;
  private final HttpClientRequest up;
  private final HttpServerResponse down;
  private final MeasuredLoad load;
  private final Duration head;
  private long deadline = NONE;
  private boolean answered;
  private boolean over;

  /// @param ending of the client's request, made before anything was waited for
  Exchange(
      RoutingContext context,
      Ending ending,
      HttpClientRequest up,
      Duration head,
      MeasuredLoad load) {
    this.context = context;
    this.up = up;
    this.down = context.response();
    this.head = head;
    this.load = load;
    var _ =
        context.addEndHandler(done -> {
          if (done.failed()) {
            leave();
          }
        });
    // What breaks is told by the response and the pipes. These hear the resets that we asked for;
    // Vert.x lets no handler be set any more once a side has ended.
    up.exceptionHandler(told -> {});
    up.response().onComplete(this::answered);
    if (ending.reached()) {
      leave();
    }
  }

  /// Sends the request with a body that is there already: head and body go in one write.
  void send(Buffer body) {
    if (!over) {
      sent(up.end(body));
    }
  }

  /// Sends the request with the client's body as it comes, bounded.
  void send(int limit) {
    var request = context.request();
    if (over) {
      return;
    }
    if (request.isEnded()) {
      sent(up.end());
      return;
    }
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      up.setChunked(true);
    } else {
      up.putHeader(HttpHeaders.CONTENT_LENGTH, length);
    }
    var body = new BoundedStream(request, limit);
    var pipe = body.pipe().endOnComplete(false);
    Invitation.to(request);
    pipe.to(up).onSuccess(whole -> sent(up.end())).onFailure(cause -> uploadFailed(body, cause));
  }

  /// Sends the request without a body, and lets the client's end: one that is held never ends, and
  /// is cut as a slow one is.
  void send() {
    if (!over) {
      context.request().resume();
      sent(up.end());
    }
  }

  /// From here on it is the adapter that is waited for; a slow client is cut by somebody else.
  private void sent(Future<Void> request) {
    if (!over && !answered) {
      deadline =
          context
              .vertx()
              .setTimer(
                  head.toMillis(), late -> fail(new IllegalStateException("no answer in time")));
    }
    request.onFailure(this::fail);
  }

  /// What a client broke off says nothing of the adapter, and there is nobody left to answer. Over
  /// HTTP/2 we hear of it before the response does.
  private void uploadFailed(BoundedStream body, Throwable cause) {
    if (cause instanceof BodyTooLargeException) {
      refuse(ProblemCode.FRAME_TOO_LARGE);
    } else if (body.broken()) {
      LOG.debugf("the frame was cut: %s", cause);
      leave();
    } else {
      fail(cause);
    }
  }

  private void answered(AsyncResult<HttpClientResponse> result) {
    answered = true;
    context.vertx().cancelTimer(deadline);
    if (over) {
      return;
    }
    if (result.failed()) {
      fail(result.cause());
      return;
    }
    var response = result.result();
    response.exceptionHandler(told -> {});
    if (UpstreamAnswer.is(response, UpstreamAnswer.STREAM)) {
      stream(response);
    } else if (UpstreamAnswer.isProblem(response)) {
      BoundedBody.read(
              context.vertx(), response, UpstreamAnswer.LONGEST_PROBLEM, Duration.ofSeconds(5))
          .onSuccess(body -> pass(response, body))
          .onFailure(this::fail);
    } else {
      fail(new IllegalStateException("unexpected answer " + response.statusCode()));
    }
  }

  private void stream(HttpClientResponse response) {
    load.upstreamAnswered();
    load.streamOpened();
    var _ = context.addEndHandler(done -> load.streamClosed());
    down.setStatusCode(200)
        .putHeader(HttpHeaders.CONTENT_TYPE, UpstreamAnswer.STREAM)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .setChunked(true);
    new Downstream(context, response, () -> over = true, this::fail).begin();
  }

  private void pass(HttpClientResponse response, Buffer body) {
    var problem = UpstreamAnswer.problem(body);
    if (problem.isEmpty()) {
      fail(new IllegalStateException("refused with " + response.statusCode()));
      return;
    }
    if (over || down.closed()) {
      return;
    }
    over = true;
    if (response.statusCode() < SERVER_ERROR) {
      load.upstreamAnswered();
    } else {
      load.upstreamFailed();
    }
    var retryAfter = response.getHeader(HttpHeaders.RETRY_AFTER);
    if (retryAfter != null) {
      down.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    down.setStatusCode(response.statusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.get());
  }

  /// Before the head went out a break is a problem; after that it can only be a cut.
  private void fail(Throwable cause) {
    if (over) {
      return;
    }
    if (!down.headWritten() && !down.closed()) {
      load.upstreamFailed();
      LOG.warnf("%s %s: %s", up.getMethod(), ProblemCode.UPSTREAM_UNAVAILABLE.code(), cause);
      refuse(ProblemCode.UPSTREAM_UNAVAILABLE);
      return;
    }
    LOG.debugf("cut: %s", cause);
    leave();
    if (!down.closed()) {
      Cut.BROKEN.off(context.request());
    }
  }

  private void refuse(ProblemCode code) {
    leave();
    Refusals.answer(context, code);
  }

  private void leave() {
    if (!over) {
      over = true;
      context.vertx().cancelTimer(deadline);
      up.reset(CANCEL);
    }
  }
}
