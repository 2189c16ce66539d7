package dev.parley.gateway.badinput;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A gateway that waits two seconds for what is not whole, before an adapter that answers with what
/// it was asked and keeps every head.
abstract class BadInputHouse {
  static final Queue<MultiMap> UPSTREAM_HEADS = new ConcurrentLinkedQueue<>();

  static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  static UpstreamDouble upstream;
  static RunningGateway house;
  static Visitor visitor;
  static URI gateway;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(request -> {
      UPSTREAM_HEADS.add(request.headers());
      request
          .body()
          .onSuccess(body ->
              request
                  .response()
                  .putHeader("Content-Type", "text/event-stream")
                  .end(request.path() + " " + body.length()));
    });
    house =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL
                .serving(List.of(HOTEL.site(Optional.empty())), RunningGateway.Issuer.NONE)
                .with(
                    Map.of(
                        "parley.challenge.anonymous-sessions", "suspicious",
                        "parley.patience.head", "PT2S",
                        "parley.patience.body", "PT2S",
                        "house.silence", "PT30S")));
    visitor = house.visitor();
    gateway = visitor.gateway();
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
  }

  /// A request as it goes over the wire.
  static byte[] request(String line, String fields, byte[] body) {
    var head =
        (line + " HTTP/1.1\r\nHost: h\r\n" + fields + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    return joined(head, body);
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
