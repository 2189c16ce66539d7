package dev.parley.bench.upstream;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;

/// How the upstream answers a request whose body has come.
public final class Answers {
  private static final String STREAM = "text/event-stream";
  private static final String COMPLETIONS = "/v1/chat/completions";

  private Answers() {}

  /// One event of that many bytes; to a client of a cloud's engine, as much text in its own form.
  static Handler<HttpServerRequest> once(int bytes) {
    var event = Buffer.buffer("event: chunk\ndata: " + "x".repeat(bytes) + "\n\n");
    var completion =
        Buffer.buffer(
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + "x".repeat(bytes)
                + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,"
                + "\"completion_tokens\":1,\"total_tokens\":2}}");
    return request -> {
      var response = request.response();
      if (COMPLETIONS.equals(request.path())) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(completion);
      } else {
        response.putHeader(HttpHeaders.CONTENT_TYPE, STREAM).setChunked(true).end(event);
      }
    };
  }

  /// A stream of frames at the pace of the day, the first at once.
  static Handler<HttpServerRequest> paced(Vertx vertx, Supplier<Pace> paces) {
    return request -> {
      var pace = paces.get();
      var response = request.response();
      response.putHeader(HttpHeaders.CONTENT_TYPE, STREAM).setChunked(true);
      response.write(Frame.next(0, pace.frameBytes()));
      var sent = new int[] {1};
      vertx.setPeriodic(
          pace.everyMillis(),
          timer -> {
            if (response.closed()) {
              vertx.cancelTimer(timer);
            } else if (sent[0] < pace.frames()) {
              response.write(Frame.next(sent[0]++, pace.frameBytes()));
            } else {
              vertx.cancelTimer(timer);
              response.end();
            }
          });
    };
  }
}
