package dev.parley.gateway.house;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// A browser's part, and what no browser would send.
public final class Visitor {
  public static final String ORIGIN = "https://hotel.example";
  public static final String FRAME = "application/vnd.parley.frame";

  private final HttpClient http;
  private final URI gateway;
  private final String origin;
  private final String address;

  public Visitor(URI gateway) {
    this(gateway, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /// By another browser.
  public Visitor(URI gateway, HttpClient http) {
    this(http, gateway, ORIGIN, "");
  }

  private Visitor(HttpClient http, URI gateway, String origin, String address) {
    this.http = http;
    this.gateway = gateway;
    this.origin = origin;
    this.address = address;
  }

  public Visitor from(String otherOrigin) {
    return new Visitor(http, gateway, otherOrigin, address);
  }

  /// As a proxy in front tells of them.
  public Visitor at(String otherAddress) {
    return new Visitor(http, gateway, origin, otherAddress);
  }

  public URI gateway() {
    return gateway;
  }

  /// A request from the visitor's page; without a page when the origin is empty.
  public HttpRequest.Builder request(String path) {
    var builder = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
    if (!address.isEmpty()) {
      builder.header("X-Forwarded-For", address);
    }
    return origin.isEmpty() ? builder : builder.header("Origin", origin);
  }

  public HttpRequest.Builder request(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  /// Asks for a session, and solves a challenge where one is asked for.
  public HttpResponse<String> open(String body) {
    var answer = send(opening(body));
    return answer.body().contains("challenge.required")
        ? send(opening(body).header("Parley-Challenge", solution()))
        : answer;
  }

  /// The solution of a new challenge.
  public String solution() {
    return Solver.solve(new JsonObject(send(request("/v1/challenge").GET()).body()));
  }

  /// Without a solution.
  public HttpRequest.Builder opening(String body) {
    return request("/v1/sessions")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  public String session() {
    return session("hotel");
  }

  public String session(String site) {
    var answer = open("{\"site\":\"" + site + "\"}");
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body()).getString("token");
  }

  public HttpRequest.Builder frame(String token, UUID conversation, int length) {
    return request("/v1/conversations/" + conversation + "/messages", token)
        .header("Content-Type", FRAME)
        .POST(BodyPublishers.ofByteArray(new byte[length]));
  }

  /// Posts JSON with that credential, as a site's server does.
  public HttpResponse<String> post(String path, String credential, String json) {
    return send(
        request(path, credential)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  public HttpResponse<InputStream> stream(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofInputStream());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Writes bytes to a socket and reads until the other side has said all.
  public String raw(String head, byte[] body) throws IOException {
    try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
