package dev.parley.gateway.body;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// A whole body, if it is small and comes soon. A client that waits to be asked for it is asked.
public final class BoundedBody {
  private BoundedBody() {}

  /// @param limit in bytes
  /// @return the body, or a failure: [BodyTooLargeException], [TimeoutException], or what broke the
  ///   stream
  public static Future<Buffer> read(
      Vertx vertx, ReadStream<Buffer> source, int limit, Duration patience) {
    Promise<Buffer> promise = Promise.promise();
    read(source, limit, promise);
    return inTime(vertx, patience, promise);
  }

  /// The same of one that may be long: each byte is copied once, to its place in an array.
  ///
  /// @param expected how long it will be, as far as is known: so much room is made at once
  public static Future<ByteBuffer> bytes(
      Vertx vertx, ReadStream<Buffer> source, long expected, int limit, Duration patience) {
    Promise<ByteBuffer> promise = Promise.promise();
    var bounded = new BoundedStream(source, limit);
    var gathered = new GatheredBytes((int) Math.min(expected, limit));
    bounded.exceptionHandler(promise::tryFail);
    bounded.endHandler(end -> promise.tryComplete(gathered.whole()));
    bounded.handler(gathered::add);
    begin(source, bounded);
    return inTime(vertx, patience, promise);
  }

  private static <T> Future<T> inTime(Vertx vertx, Duration patience, Promise<T> promise) {
    var timer =
        vertx.setTimer(
            patience.toMillis(),
            expired -> promise.tryFail(new TimeoutException("the body did not come in time")));
    return promise.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  /// The same where somebody else times the sender.
  public static Future<Buffer> read(ReadStream<Buffer> source, int limit) {
    Promise<Buffer> promise = Promise.promise();
    read(source, limit, promise);
    return promise.future();
  }

  private static void read(ReadStream<Buffer> source, int limit, Promise<Buffer> promise) {
    var bounded = new BoundedStream(source, limit);
    var whole = Buffer.buffer();
    bounded.exceptionHandler(promise::tryFail);
    bounded.endHandler(end -> promise.tryComplete(whole));
    bounded.handler(whole::appendBuffer);
    begin(source, bounded);
  }

  private static void begin(ReadStream<Buffer> source, BoundedStream bounded) {
    if (source instanceof HttpServerRequest request) {
      Invitation.to(request);
    }
    bounded.resume();
  }
}
