package dev.parley.bench.upstream;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// An engine adapter that answers at once. It lives in the bench's own process, whose CPU time
/// counts for nobody.
public final class Upstream implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /// None is closed while it is idle: that would be noise.
  private static final int IDLE_SECONDS = 600;

  private final Vertx vertx;
  private final HttpServer mutual;
  private final HttpServer open;
  private final HttpServer plain;

  private Upstream(Vertx vertx, Credentials adapter, Handler<HttpServerRequest> answer) {
    this.vertx = vertx;
    this.mutual =
        listen(
            tls(adapter).setTrustOptions(adapter.trust()).setClientAuth(ClientAuth.REQUIRED),
            answer);
    this.open = listen(tls(adapter), answer);
    this.plain = listen(options(), answer);
  }

  /// Answers every request with one event.
  public static Upstream answering(Credentials adapter, int bytes) {
    return new Upstream(Vertx.vertx(), adapter, Answers.once(bytes));
  }

  /// Answers every request with a stream.
  ///
  /// @param paces asked for every stream
  public static Upstream streaming(Credentials adapter, Supplier<Pace> paces) {
    var vertx = Vertx.vertx();
    return new Upstream(vertx, adapter, Answers.paced(vertx, paces));
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setTcpNoDelay(true);
  }

  private static HttpServerOptions tls(Credentials adapter) {
    return options()
        .setSsl(true)
        .setKeyCertOptions(adapter.keyCert())
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
  }

  private HttpServer listen(HttpServerOptions options, Handler<HttpServerRequest> answer) {
    try {
      return vertx
          .createHttpServer(options)
          .requestHandler(request -> request.endHandler(whole -> answer.handle(request)))
          .listen(0, LOOPBACK)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException broken) {
      throw new IllegalStateException("the upstream cannot listen", broken);
    }
  }

  /// Where callers must show a certificate.
  public int port() {
    return mutual.actualPort();
  }

  /// With TLS, for callers that have no certificate to show.
  public int openPort() {
    return open.actualPort();
  }

  /// Without TLS, to ask it without anybody between.
  public InetSocketAddress direct() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), plain.actualPort());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
