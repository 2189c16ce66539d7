package dev.parley.gateway.house;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.URI;

/// An engine adapter at the other end of real mTLS, which answers as the test says.
public final class UpstreamDouble implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private volatile Handler<HttpServerRequest> answer = request -> request.response().end();

  public UpstreamDouble(KeyCertOptions key, TrustOptions trust) {
    this.server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(key)
                .setTrustOptions(trust)
                .setClientAuth(ClientAuth.REQUIRED));
    server.requestHandler(request -> answer.handle(request));
    server.connectionHandler(UpstreamDouble::unwatched);
    Waiting.on(server.listen(0, "127.0.0.1"));
  }

  /// What waits for visitors' heads waits in the whole process, and this is no visitors' listener.
  private static void unwatched(HttpConnection connection) {
    var pipeline = ((ConnectionBase) connection).channel().pipeline();
    pipeline
        .toMap()
        .forEach((name, handler) -> {
          if (handler.getClass().getSimpleName().equals("HeadWatch")) {
            pipeline.remove(name);
          }
        });
  }

  public URI address() {
    return URI.create("https://localhost:" + server.actualPort());
  }

  public void answers(Handler<HttpServerRequest> how) {
    answer = how;
  }

  @Override
  public void close() {
    Waiting.on(vertx.close());
  }
}
