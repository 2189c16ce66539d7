package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Visitors who share a connection, as behind a network that speaks HTTP/2 to the gateway: what one
/// of them does wrong is no other's loss.
class SharedConnectionTest {
  private static final String CONVERSATION =
      "/v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0";
  private static final int MORE_THAN_IS_DISCARDED = 2 * 1024 * 1024;

  private static final Vertx VERTX = Vertx.vertx();
  private static UpstreamDouble upstream;
  private static RunningGateway gateway;
  private static URI address;
  private static String session;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    gateway =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL.with(Map.of("parley.patience.body", "PT1S", "house.silence", "PT20S")));
    address = gateway.speakingHttp2();
    session = gateway.visitor().session();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
    Waiting.on(VERTX.close());
  }

  @Test
  void oneWhoSendsWhatNobodyReadsLosesItsOwnStreamAlone() {
    neighbourOutlives(client -> {
      var wrong = request(client, "/v1/nothing", "text/plain");
      wrong.setChunked(true).write(Buffer.buffer(new byte[MORE_THAN_IS_DISCARDED]));
      return wrong;
    });
  }

  @Test
  void oneWhoSendsTooSlowlyLosesItsOwnStreamAlone() {
    neighbourOutlives(client -> {
      var slow = request(client, CONVERSATION + "/messages", Visitor.FRAME);
      slow.putHeader("Content-Length", "1000").write("only a part");
      return slow;
    });
  }

  @Test
  void anAddressForATargetIsRefusedAsItIsOverHttp1() throws Exception {
    var client = client();
    var answer =
        Waiting.on(
            client
                .request(options(HttpMethod.GET, "http://" + address.getAuthority() + "/v1/status"))
                .compose(HttpClientRequest::send));
    assertThat(answer.statusCode()).isEqualTo(400);
    Waiting.on(client.close());
  }

  private interface Wrongdoer {
    HttpClientRequest begin(HttpClient client);
  }

  private static void neighbourOutlives(Wrongdoer wrongdoer) {
    var streaming = new CompletableFuture<HttpServerResponse>();
    upstream.answers(request -> {
      if (request.method().equals(HttpMethod.GET)) {
        var response =
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.write("first\n");
        streaming.complete(response);
      }
    });
    var client = client();
    var heard = Buffer.buffer();
    var ended = new CompletableFuture<Void>();
    var answer =
        Waiting.on(
            reply(client)
                .send()
                .map(begun ->
                    begun
                        .handler(heard::appendBuffer)
                        .exceptionHandler(ended::completeExceptionally)
                        .endHandler(ended::complete)));
    assertThat(answer.statusCode()).isEqualTo(200);
    var wrong = wrongdoer.begin(client);
    assertThat(wrong.connection()).isSameAs(answer.request().connection());
    assertThat(reset(wrong)).isTrue();
    Waiting.on(streaming).end("last\n");
    Waiting.on(ended);
    assertThat(heard.toString()).isEqualTo("first\nlast\n");
    Waiting.on(client.close());
  }

  /// Whether its stream was reset, and the connection not closed.
  private static boolean reset(HttpClientRequest request) {
    var reset = new CompletableFuture<Boolean>();
    request.exceptionHandler(cause -> reset.complete(cause instanceof StreamResetException));
    try {
      return reset.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException
        | ExecutionException
        | java.util.concurrent.TimeoutException none) {
      throw new IllegalStateException("never reset", none);
    }
  }

  private static HttpClientRequest reply(HttpClient client) {
    return headed(
        Waiting.on(client.request(options(HttpMethod.GET, CONVERSATION + "/messages/1/reply"))));
  }

  private static HttpClientRequest request(HttpClient client, String path, String type) {
    return headed(Waiting.on(client.request(options(HttpMethod.POST, path))))
        .putHeader("Content-Type", type);
  }

  private static HttpClientRequest headed(HttpClientRequest request) {
    return request
        .putHeader("Origin", Visitor.ORIGIN)
        .putHeader("Authorization", "Bearer " + session);
  }

  private static RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(address.getHost())
        .setPort(address.getPort())
        .setURI(path);
  }

  /// With one connection.
  private static HttpClient client() {
    return VERTX.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1));
  }
}
