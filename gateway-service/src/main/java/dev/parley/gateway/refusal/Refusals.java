package dev.parley.gateway.refusal;

import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Answers with a problem.
public final class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private static final CharSequence WWW_AUTHENTICATE =
      HttpHeaders.createOptimized("WWW-Authenticate");

  /// Closing while a client still sends may lose the answer on its way; up to here we listen on.
  private static final long DISCARDED_BYTES = 1 << 20;

  private static final long DISCARDED_MILLIS = 5_000;

  private Refusals() {}

  public static void answer(RoutingContext context, ProblemCode code) {
    answer(context, Problem.of(code));
  }

  /// @param retryAfter when asking again may be answered otherwise; never told as none
  public static void answer(RoutingContext context, ProblemCode code, Duration retryAfter) {
    var response = context.response();
    if (!response.closed() && !response.headWritten()) {
      response.putHeader(
          HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    answer(context, code);
  }

  /// @param cause for the log alone
  public static void answer(RoutingContext context, ProblemCode code, Throwable cause) {
    var problem = Problem.of(code);
    LOG.warnf("%s %s: %s", code.code(), problem.instance(), cause);
    answer(context, problem);
  }

  /// The last answer of a connection whose further bytes nobody can trust (RFC 9112, section 11.2).
  /// The answer is whole but never ended, so that nothing that is queued behind it gets its turn.
  public static void last(RoutingContext context, ProblemCode code) {
    var response = context.response();
    if (context.request().version() == HttpVersion.HTTP_2) {
      answer(context, code);
      return;
    }
    if (response.ended() || response.closed() || response.headWritten()) {
      Cut.ANSWERED.off(context.request());
      return;
    }
    var problem = Problem.of(code);
    LOG.debugf("%s %s", code.code(), problem.instance());
    var body = problem.toJson().toBuffer();
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .write(body)
        .onComplete(written -> Cut.ANSWERED.off(context.request()));
  }

  public static void answer(RoutingContext context, Problem problem) {
    var response = context.response();
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    LOG.debugf("%s %s", problem.code().code(), problem.instance());
    discard(context);
    if (problem.status() == 401) {
      response.putHeader(WWW_AUTHENTICATE, wanted(problem.code()));
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.toJson().toBuffer());
  }

  /// What a credential has to be (RFC 9110, section 15.5.2); an error is named of a session alone
  /// (RFC 6750, section 3): what is wrong with another credential is not told.
  private static String wanted(ProblemCode code) {
    return code == ProblemCode.SESSION_INVALID || code == ProblemCode.SESSION_EXPIRED
        ? "Bearer error=\"invalid_token\""
        : "Bearer";
  }

  /// Lets the rest of an unwanted body run out, for a while.
  private static void discard(RoutingContext context) {
    var request = context.request();
    if (request.isEnded()) {
      return;
    }
    var left = new AtomicLong(DISCARDED_BYTES);
    var timer = context.vertx().setTimer(DISCARDED_MILLIS, expired -> Cut.ANSWERED.off(request));
    request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
    request.endHandler(ended -> context.vertx().cancelTimer(timer));
    request.handler(bytes -> {
      if (left.addAndGet(-bytes.length()) < 0) {
        context.vertx().cancelTimer(timer);
        Cut.ANSWERED.off(request);
      }
    });
    request.resume();
  }
}
