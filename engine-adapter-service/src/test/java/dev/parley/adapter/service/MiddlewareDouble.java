package dev.parley.adapter.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.adapter.transcript.MemoryMessageStore;
import dev.parley.adapter.transcript.MessageStore;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// The middleware's messages and questions over mTLS, kept in memory.
final class MiddlewareDouble implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpsServer server;
  private final MemoryMessageStore store = new MemoryMessageStore();
  private volatile boolean losingReplies;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  MiddlewareDouble(int port, SSLContext tls) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            var ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::handle);
    server.start();
  }

  /// Method, path, caller's token's subject service and the body of every call.
  List<String> seen() {
    return List.copyOf(seen);
  }

  /// From now on replies are not taken.
  void loseReplies(boolean lose) {
    losingReplies = lose;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
    seen.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath()
            + " "
            + claims(bearer).path("svc").asText()
            + " "
            + body);
    if (losingReplies && body.contains("\"engine\"")) {
      send(exchange, 500, "");
      return;
    }
    try {
      var answer = answer(exchange, body);
      reply(exchange, exchange.getRequestMethod().equals("POST") ? 201 : 200, answer);
    } catch (MiddlewareRefusedException refused) {
      var code = refused.code().orElse(ProblemCode.INTERNAL_ERROR);
      exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
      send(exchange, code.status(), Problem.of(code).toJson().encode());
    }
  }

  private Object answer(HttpExchange exchange, String body) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/", -1);
    var subject =
        claims(exchange.getRequestHeaders().getFirst("Parley-Ticket")).path("sub").asText();
    if (path[2].equals("conversations")) {
      return exchange.getRequestMethod().equals("POST")
          ? store.keep(subject, path[3], JSON.readValue(body, MessageStore.NewMessage.class))
          : store.read(subject, path[3]);
    }
    return Map.of(
        "question",
        JSON.readTree(body).path("question").asText(),
        "columns",
        List.of(),
        "rows",
        List.of());
  }

  private static void reply(HttpExchange exchange, int status, Object answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, status, JSON.writeValueAsString(answer));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static JsonNode claims(String token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
