package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.LadderSettings;
import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.ladder.Suspicion;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.DecisionRecord;
import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A gate that cannot decide says what its line says, however it fails, and is recorded with it.
class FallenGateTest {
  private static final String OPENING = "{\"site\":\"hotel\"}";

  private final Vertx vertx = Vertx.vertx();
  private final RunningGateway house = RunningGateway.of(Manner.USUAL);

  enum Failing implements Gate.Question {
    AT_ONCE {
      @Override
      public Future<Ruling> ask(Visit visit) {
        throw new IllegalStateException("broken");
      }
    },
    AS_ITS_ANSWER {
      @Override
      public Future<Ruling> ask(Visit visit) {
        return Future.failedFuture("broken");
      }
    },
    LATER {
      @Override
      public Future<Ruling> ask(Visit visit) {
        return visit.context().vertx().timer(1).compose(late -> Future.failedFuture("broken"));
      }
    }
  }

  @AfterEach
  void stop() {
    house.close();
    Waiting.on(vertx.close());
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhereItsLineFallsClosed(Failing how) {
    var answer = ask(how, Falls.CLOSED);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("upstream.unavailable").doesNotContain("broken");
    assertThat(house.decisions().content())
        .singleElement()
        .returns("weather", DecisionRecord::gate)
        .returns("weather.outage", DecisionRecord::rule)
        .returns("upstream.unavailable", DecisionRecord::outcome);
  }

  @ParameterizedTest
  @EnumSource
  void asksTheNextWhereItsLineFallsOpen(Failing how) {
    var answer = ask(how, Falls.OPEN);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("worked");
    assertThat(house.decisions().content())
        .singleElement()
        .returns("weather.outage", DecisionRecord::rule)
        .returns(true, DecisionRecord::isAdmitted);
  }

  @Test
  void aGeofenceThatThrowsLetsNobodyIn() {
    var broken =
        new Geofence(
            () -> {
              throw new IllegalStateException("no rules");
            },
            address -> Place.UNKNOWN,
            site -> false);
    try (var gateway = RunningGateway.of(Manner.USUAL.fenced(broken))) {
      var visitor = gateway.visitor();
      assertFallen(gateway, visitor.send(visitor.request("/v1/status").GET()), "geofence");
    }
  }

  /// Nor is anything spent by it: the same solution counts when the key can be had again.
  @Test
  void aChallengeWhoseKeyCannotBeHadLetsNobodyIn() throws InterruptedException {
    // Its replicas have the same key.
    var solution = house.visitor().solution();
    try (var other = RunningGateway.of(Manner.USUAL)) {
      other.transit().goAway();
      assertFallen(other, open(other.visitor(), solution), "challenge");
      other.transit().comeBack();
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      var status = 503;
      while (status == 503 && System.nanoTime() < end) {
        status = open(other.visitor(), solution).statusCode();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(status).isEqualTo(201);
    }
  }

  private static HttpResponse<String> open(Visitor visitor, String solution) {
    return visitor.send(visitor.opening(OPENING).header("Parley-Challenge", solution));
  }

  private static void assertFallen(
      RunningGateway gateway, HttpResponse<String> answer, String gate) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("upstream.unavailable");
    assertThat(gateway.decisions().content())
        .singleElement()
        .returns(gate, DecisionRecord::gate)
        .returns(gate + ".outage", DecisionRecord::rule)
        .returns("upstream.unavailable", DecisionRecord::outcome);
  }

  /// Through a route with that gate alone.
  private HttpResponse<String> ask(Gate.Question question, Falls falls) {
    var gate = new Gate("weather", falls, Set.of(Use.STATUS), Set.of(), question);
    var steps = Configured.as(LadderSettings.class, Map.of());
    var clock = InstantSource.system();
    var admission =
        new Admission(
            new OwnTable(house.gates(), List.of(gate)),
            house.decisions(),
            new MeasuredLoad(steps, clock),
            new Suspicion(steps, clock));
    var router = Router.router(vertx);
    router.route().handler(context -> admission.admit(context, Use.STATUS, FallenGateTest::work));
    var server = Waiting.on(vertx.createHttpServer().requestHandler(router).listen(0));
    var visitor = new Visitor(URI.create("http://127.0.0.1:" + server.actualPort()));
    return visitor.send(visitor.request("/").GET());
  }

  private static void work(Visit visit) {
    var _ = visit.context().response().end("worked");
  }
}
