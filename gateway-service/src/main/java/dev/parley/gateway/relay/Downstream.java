package dev.parley.gateway.relay;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A streamed answer on its way to the client, as fast as the client takes it.
///
/// What one read from upstream brought goes out in one write: a chunk waits until the event loop
/// has handled the rest of that read, and no longer, so that a last chunk and the end, or several
/// events that came together, are not a system call each.
final class Downstream {
  private final Context loop;
  private final HttpClientResponse source;
  private final HttpServerResponse sink;
  private final Runnable whole;
  private final Consumer<Throwable> broken;
  private @Nullable Buffer waiting;
  private boolean ended;

  /// @param whole called when the end has been sent
  /// @param broken called when either side broke before
  Downstream(
      RoutingContext context,
      HttpClientResponse source,
      Runnable whole,
      Consumer<Throwable> broken) {
    this.loop = context.vertx().getOrCreateContext();
    this.source = source;
    this.sink = context.response();
    this.whole = whole;
    this.broken = broken;
  }

  void begin() {
    source.exceptionHandler(broken::accept);
    source.endHandler(end -> end());
    source.handler(this::take);
  }

  private void take(Buffer chunk) {
    if (waiting == null) {
      waiting = chunk;
      loop.runOnContext(read -> flush());
    } else {
      waiting =
          Buffer.buffer(waiting.length() + chunk.length())
              .appendBuffer(waiting)
              .appendBuffer(chunk);
    }
  }

  private void flush() {
    var chunk = waiting;
    if (chunk == null || ended || sink.closed()) {
      return;
    }
    waiting = null;
    sink.write(chunk).onFailure(broken::accept);
    if (sink.writeQueueFull()) {
      source.pause();
      sink.drainHandler(drained -> source.resume());
    }
  }

  private void end() {
    ended = true;
    var last = waiting;
    waiting = null;
    (last == null ? sink.end() : sink.end(last))
        .onSuccess(sent -> whole.run())
        .onFailure(broken::accept);
  }
}
