package dev.parley.gateway.body;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A stream that fails with [BodyTooLargeException] instead of passing on more than its bound.
public final class BoundedStream implements ReadStream<Buffer> {
  private final ReadStream<Buffer> source;
  private final int limit;
  private int seen;
  private boolean failed;
  private boolean broken;
  private @Nullable Handler<Throwable> failures;

  /// @param limit in bytes
  public BoundedStream(ReadStream<Buffer> source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public BoundedStream handler(@Nullable Handler<Buffer> handler) {
    source.handler(handler == null ? null : bytes -> pass(bytes, handler));
    return this;
  }

  private void pass(Buffer bytes, Handler<Buffer> handler) {
    if (failed) {
      return;
    }
    if (bytes.length() > limit - seen) {
      failed = true;
      var listener = failures;
      if (listener != null) {
        listener.handle(new BodyTooLargeException(limit));
      }
      return;
    }
    seen += bytes.length();
    handler.handle(bytes);
  }

  @Override
  public BoundedStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    failures = handler;
    source.exceptionHandler(
        handler == null
            ? null
            : cause -> {
              broken = true;
              handler.handle(cause);
            });
    return this;
  }

  /// Whether the source has failed: neither its bound nor whoever takes the bytes.
  public boolean broken() {
    return broken;
  }

  @Override
  public BoundedStream endHandler(@Nullable Handler<Void> handler) {
    source.endHandler(
        handler == null
            ? null
            : end -> {
              if (!failed) {
                handler.handle(null);
              }
            });
    return this;
  }

  @Override
  public BoundedStream pause() {
    source.pause();
    return this;
  }

  @Override
  public BoundedStream resume() {
    source.resume();
    return this;
  }

  @Override
  public BoundedStream fetch(long amount) {
    source.fetch(amount);
    return this;
  }
}
