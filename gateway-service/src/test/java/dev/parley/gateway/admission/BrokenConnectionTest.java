package dev.parley.gateway.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.LadderSettings;
import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.ladder.Suspicion;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection of HTTP/2 that breaks while a gate is asked: its requests end before anybody calls
/// their answers closed, and what is held for one after that end is never given back.
class BrokenConnectionTest {
  private static final String SETTINGS = "000000040000000000";

  /// `GET /` of `h` on stream 1.
  private static final String GET = "000006010500000001" + "828486410168";

  /// A head on stream 3 whose fields refer to none that there is: the end of all streams.
  private static final String BROKEN = "000002010500000003" + "fefe";

  private final Vertx vertx = Vertx.vertx();
  private final RunningGateway house = RunningGateway.of(Manner.USUAL);
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Boolean> decided = new CompletableFuture<>();
  private final AtomicInteger later = new AtomicInteger();

  @AfterEach
  void stop() {
    house.close();
    Waiting.on(vertx.close());
  }

  @Test
  void asksNoOtherGateAndBeginsNoWork() throws Exception {
    var first = new Gate("first", Falls.CLOSED, Set.of(Use.STATUS), Set.of(), this::slowly);
    var second = new Gate("second", Falls.CLOSED, Set.of(Use.STATUS), Set.of(), visit -> next());
    var steps = Configured.as(LadderSettings.class, Map.of());
    var admission =
        new Admission(
            new OwnTable(house.gates(), List.of(first, second)),
            house.decisions(),
            new MeasuredLoad(steps, InstantSource.system()),
            new Suspicion(steps, InstantSource.system()));
    var router = Router.router(vertx);
    router
        .route()
        .handler(context -> admission.admit(context, Use.STATUS, visit -> later.incrementAndGet()));
    var server =
        Waiting.on(
            vertx
                .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(true))
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      var out = socket.getOutputStream();
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
      out.write(HexFormat.of().parseHex(SETTINGS + GET));
      Waiting.on(asked);
      out.write(HexFormat.of().parseHex(BROKEN));
      assertThat(Waiting.on(decided)).as("called closed already").isFalse();
    }
    assertThat(later).hasValue(0);
  }

  /// Decides just after its request has ended.
  private Future<Ruling> slowly(Visit visit) {
    Promise<Ruling> ruling = Promise.promise();
    var loop = vertx.getOrCreateContext();
    var _ =
        visit
            .context()
            .addEndHandler(ended ->
                loop.runOnContext(then -> {
                  var closed = visit.context().response().closed();
                  ruling.complete(Ruling.admitted("first"));
                  decided.complete(closed);
                }));
    asked.complete(null);
    return ruling.future();
  }

  private Future<Ruling> next() {
    later.incrementAndGet();
    return Future.succeededFuture(Ruling.admitted("second"));
  }
}
