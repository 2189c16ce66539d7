package dev.parley.bench.peers;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;

/// The least that a proxy on Vert.x can do: headers and bodies both ways, nothing asked.
///
/// `VertxProxy <port> <upstream's port> <folder of credentials>`
public final class VertxProxy extends AbstractVerticle {
  private static final int CONNECTIONS = 1024;
  private static final int BAD_GATEWAY = 502;

  private final int port;
  private final int upstream;
  private final HttpClient client;

  private VertxProxy(int port, int upstream, HttpClient client) {
    this.port = port;
    this.upstream = upstream;
    this.client = client;
  }

  public static void main(String[] words) {
    var vertx = Vertx.vertx();
    var client = vertx.createHttpClient(options(Path.of(words[2])));
    vertx
        .deployVerticle(
            () -> new VertxProxy(Integer.parseInt(words[0]), Integer.parseInt(words[1]), client),
            new DeploymentOptions().setInstances(2 * Runtime.getRuntime().availableProcessors()))
        .onFailure(broken -> {
          System.err.println("cannot listen: " + broken.getMessage());
          var _ = vertx.close();
        });
  }

  private static HttpClientOptions options(Path folder) {
    return new HttpClientOptions()
        .setSsl(true)
        .setVerifyHost(false)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .addKeyPath(folder.resolve("key.pem").toString())
                .addCertPath(folder.resolve("chain.pem").toString()))
        .setTrustOptions(
            new PemTrustOptions().addCertPath(folder.resolve("authorities.pem").toString()))
        .setKeepAliveTimeout(0)
        .setMaxPoolSize(CONNECTIONS)
        .setDecompressionSupported(false);
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(this::pass)
        .listen(port, "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private void pass(HttpServerRequest request) {
    request.pause();
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost("localhost")
                .setPort(upstream)
                .setURI(request.uri()))
        .onSuccess(up -> exchange(request, up))
        .onFailure(broken -> fail(request.response()));
  }

  private static void exchange(HttpServerRequest request, HttpClientRequest up) {
    request
        .headers()
        .forEach(header -> {
          if (!HttpHeaders.HOST.toString().equalsIgnoreCase(header.getKey())) {
            up.putHeader(header.getKey(), header.getValue());
          }
        });
    up.response()
        .onSuccess(answer -> answer(answer, request.response()))
        .onFailure(broken -> fail(request.response()));
    request.pipeTo(up).onFailure(broken -> up.reset());
  }

  private static void answer(HttpClientResponse answer, HttpServerResponse down) {
    down.setStatusCode(answer.statusCode());
    down.headers().addAll(answer.headers());
    answer.pipeTo(down).onFailure(broken -> down.reset());
  }

  private static void fail(HttpServerResponse down) {
    if (!down.headWritten() && !down.closed()) {
      var _ = down.setStatusCode(BAD_GATEWAY).end();
    }
  }
}
