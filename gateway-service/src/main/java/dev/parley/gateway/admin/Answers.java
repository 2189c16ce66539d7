package dev.parley.gateway.admin;

import dev.parley.gateway.body.BodyTooLargeException;
import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.form.Utf8;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How operators are answered, and how what they send is read.
final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Answers() {}

  static void json(RoutingContext context, JsonObject body) {
    send(context, "application/json", body.toBuffer());
  }

  /// @param body in UTF-8, in an array
  static void text(RoutingContext context, ByteBuffer body) {
    var sent = Buffer.buffer(body.remaining());
    sent.appendBytes(body.array(), body.arrayOffset() + body.position(), body.remaining());
    send(context, "text/plain; charset=utf-8", sent);
  }

  static void yaml(RoutingContext context, String body) {
    send(context, "application/yaml; charset=utf-8", Buffer.buffer(body));
  }

  /// @param reason about what the operator sent, in one line
  static void malformed(RoutingContext context, String reason) {
    Refusals.answer(context, Problem.of(ProblemCode.REQUEST_MALFORMED, Map.of("reason", reason)));
  }

  /// @param line from 1; 0 when it is about the whole
  static void malformed(RoutingContext context, int line, String reason) {
    Refusals.answer(
        context,
        Problem.of(
            ProblemCode.REQUEST_MALFORMED,
            line > 0 ? Map.of("line", line, "reason", reason) : Map.of("reason", reason)));
  }

  /// Whether the body says that it has one of the types.
  static boolean isOf(RoutingContext context, Set<String> types) {
    var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && types.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /// Reads the body where it has one of the types, and no more of it than the bound.
  static void body(RoutingContext context, Set<String> types, int limit, Consumer<Buffer> work) {
    read(
        context,
        types,
        Buffer.buffer(),
        () -> BoundedBody.read(context.vertx(), context.request(), limit, PATIENCE),
        work);
  }

  /// The same for what is long.
  static void bytes(
      RoutingContext context, Set<String> types, int limit, Consumer<ByteBuffer> work) {
    read(
        context,
        types,
        ByteBuffer.allocate(0),
        () ->
            BoundedBody.bytes(
                context.vertx(), context.request(), announced(context.request()), limit, PATIENCE),
        work);
  }

  private static <T> void read(
      RoutingContext context,
      Set<String> types,
      T nothing,
      Supplier<Future<T>> reading,
      Consumer<T> work) {
    if (!isOf(context, types)) {
      Refusals.answer(context, ProblemCode.REQUEST_MEDIA_TYPE);
      return;
    }
    if (context.request().isEnded()) {
      work.accept(nothing);
      return;
    }
    reading
        .get()
        .onSuccess(body -> guarded(context, () -> work.accept(body)))
        .onFailure(broken ->
            Refusals.answer(
                context,
                broken instanceof BodyTooLargeException
                    ? ProblemCode.REQUEST_TOO_LARGE
                    : ProblemCode.REQUEST_MALFORMED));
  }

  /// How long the body will be, as far as it is said; 0 where it is not.
  private static long announced(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
  }

  /// Reads a body of text, which is UTF-8.
  static void text(RoutingContext context, Set<String> types, int limit, Consumer<String> work) {
    body(
        context,
        types,
        limit,
        body ->
            Utf8.read(body.getBytes())
                .ifPresentOrElse(work, () -> malformed(context, "this is not UTF-8")));
  }

  /// Does what takes long where waiting harms nobody.
  static <T> void later(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    context
        .vertx()
        .executeBlocking(work, false)
        .onSuccess(done -> guarded(context, () -> answer.accept(done)))
        .onFailure(context::fail);
  }

  private static void guarded(RoutingContext context, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      context.fail(broken);
    }
  }

  private static void send(RoutingContext context, String type, Buffer body) {
    var response = context.response();
    if (!response.closed()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(body);
    }
  }
}
