package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The booted service before an adapter that is away: what fails is counted, somebody looks, and
/// what they see is told.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN),
      @ResourceArg(name = "parley.peers.engine-adapter-service", value = "https://localhost:1"),
      @ResourceArg(name = "parley.limits.session-message.rate", value = "10000"),
      @ResourceArg(name = "parley.limits.session-message.burst", value = "1000"),
      @ResourceArg(name = "parley.limits.subject-message.rate", value = "10000"),
      @ResourceArg(name = "parley.limits.subject-message.burst", value = "1000"),
      @ResourceArg(name = "parley.limits.status-page.rate", value = "10000"),
      @ResourceArg(name = "parley.limits.status-page.burst", value = "1000"),
      @ResourceArg(name = "parley.ladder.hold", value = "1S")
    })
class LadderUnderLoadTest {
  private static final int ENOUGH = 25;
  private static final long LONGEST_SECONDS = 90;

  @TestHTTPResource("/")
  private URI address;

  @TestHTTPResource(value = "/metrics", management = true)
  private URI measures;

  @Test
  void climbsWhileTheAdapterFailsAndComesDownAfterwards() throws Exception {
    var visitor = new Visitor(address);
    var session = visitor.session();
    until(visitor, "open");
    assertThat(measured()).isEqualTo("0.0");
    for (var message = 0; message < ENOUGH; message++) {
      assertThat(visitor.send(visitor.frame(session, UUID.randomUUID(), 10)).statusCode())
          .isEqualTo(503);
    }
    until(visitor, "closed");
    assertThat(measured()).isEqualTo("4.0");
    var refused = visitor.send(visitor.opening("{\"site\":\"hotel\"}"));
    assertThat(refused.body()).contains("site.closed");
    until(visitor, "open");
    assertThat(measured()).isEqualTo("0.0");
    assertThat(visitor.session()).isNotEmpty();
  }

  private static void until(Visitor visitor, String rung) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!rung(visitor).equals(rung)) {
      assertThat(System.nanoTime()).as("%s, and not yet %s", rung(visitor), rung).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static String rung(Visitor visitor) {
    var answer = visitor.send(visitor.request("/v1/status").GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getString("rung");
  }

  private String measured() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(measures).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("parley_ladder_rung"))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .findFirst()
          .orElseThrow();
    }
  }
}
