package dev.parley.gateway.relay;

import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The adapter's manifest, the same bytes for everybody, kept for a moment; its signature is the
/// client's to check.
@Singleton
public class ManifestRelay {
  private static final int LONGEST_MANIFEST = 16 * 1024;

  private final Upstream upstream;
  private final Vertx vertx;
  private final InstantSource clock;
  private volatile @Nullable Kept kept;

  private record Kept(Buffer manifest, Instant until) {}

  @Inject
  public ManifestRelay(Upstream upstream, Vertx vertx) {
    this(upstream, vertx, InstantSource.system());
  }

  ManifestRelay(Upstream upstream, Vertx vertx, InstantSource clock) {
    this.upstream = upstream;
    this.vertx = vertx;
    this.clock = clock;
  }

  public void send(RoutingContext context) {
    manifest()
        .onSuccess(manifest -> {
          if (!context.response().closed()) {
            context
                .response()
                .setStatusCode(200)
                .putHeader(HttpHeaders.CONTENT_TYPE, UpstreamAnswer.STATEMENT)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(manifest);
          }
        })
        .onFailure(outage -> Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, outage));
  }

  private Future<Buffer> manifest() {
    var held = kept;
    return held != null && clock.instant().isBefore(held.until())
        ? Future.succeededFuture(held.manifest())
        : upstream.request(HttpMethod.GET, "/v1/manifest").compose(this::ask);
  }

  private Future<Buffer> ask(HttpClientRequest request) {
    var settings = upstream.settings();
    var deadline = vertx.setTimer(settings.head().toMillis(), late -> request.reset());
    return request
        .putHeader(HttpHeaders.ACCEPT, UpstreamAnswer.STATEMENT)
        .send()
        .compose(response -> {
          if (!UpstreamAnswer.is(response, UpstreamAnswer.STATEMENT)) {
            request.reset();
            return Future.failedFuture("unexpected answer " + response.statusCode());
          }
          return BoundedBody.read(vertx, response, LONGEST_MANIFEST, Duration.ofSeconds(5));
        })
        .onComplete(done -> vertx.cancelTimer(deadline))
        .onSuccess(
            manifest -> kept = new Kept(manifest, clock.instant().plus(settings.manifest())));
  }
}
