package dev.parley.gateway;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A gateway before an upstream that answers as a test says.
abstract class RelayHouse {
  static TestAuthority authority;
  static UpstreamDouble upstream;
  static RunningGateway house;
  static Visitor visitor;
  static String session;

  final UUID conversation = UUID.randomUUID();

  @BeforeAll
  static void start() {
    authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    house =
        new RunningGateway(
            upstream.address(), authority.leaf("gateway-service"), authority.trust());
    visitor = house.visitor();
    session = visitor.session();
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
  }

  HttpRequest.Builder chunked(int length) {
    return visitor
        .request("/v1/conversations/" + conversation + "/messages", session)
        .header("Content-Type", Visitor.FRAME)
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])));
  }

  static void begin(HttpServerRequest request) {
    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
  }

  static void stream(HttpServerRequest request, String text) {
    begin(request);
    request.response().end(text);
  }

  static void problem(HttpServerRequest request, ProblemCode code) {
    request
        .response()
        .setStatusCode(code.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Problem.of(code).toJson().toBuffer());
  }

  static void read(InputStream in, String until) throws IOException {
    var seen = new StringBuilder();
    while (!seen.toString().contains(until)) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("ended before " + until + ": " + seen);
      }
      seen.append((char) next);
    }
  }
}
