package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Solver;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.ladder.Rung;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Challenges and the ladder through their real routes.
class LadderRouteTest {
  private static final List<@Nullable String> RUNGS =
      Collections.synchronizedList(new ArrayList<>());
  private static UpstreamDouble upstream;
  private static RunningGateway house;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(request -> {
      RUNGS.add(request.getHeader("Parley-Rung"));
      request.response().putHeader("Content-Type", "text/event-stream").end("\n");
    });
    house =
        new RunningGateway(
            upstream.address(), authority.leaf("gateway-service"), authority.trust());
    visitor = house.visitor();
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
  }

  @AfterEach
  void letGo() {
    house.ladder().unpin();
  }

  @Test
  void handsOutASolvableChallengeThatNobodyMayKeep() {
    var answer = visitor.send(visitor.request("/v1/challenge").GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(Visitor.ORIGIN);
    var made = new JsonObject(answer.body());
    assertThat(made.fieldNames())
        .containsExactlyInAnyOrder("algorithm", "challenge", "maxnumber", "salt", "signature");
    assertThat(Solver.number(made)).isBetween(0, made.getInteger("maxnumber"));
  }

  @Test
  void neverHandsOutOneChallengeTwice() {
    var first = visitor.send(visitor.request("/v1/challenge").GET()).body();
    var second = visitor.send(visitor.request("/v1/challenge").GET()).body();
    assertThat(new JsonObject(first).getString("challenge"))
        .isNotEqualTo(new JsonObject(second).getString("challenge"));
  }

  @Test
  void asksForMoreWorkOnAHigherRung() {
    assertThat(work()).isEqualTo(1_000);
    house.ladder().pin(Rung.PROOF_OF_WORK);
    assertThat(work()).isEqualTo(200_000);
  }

  @Test
  void saysItsRungToAnybody() {
    for (var rung : Rung.values()) {
      house.ladder().pin(rung);
      var answer = visitor.send(visitor.request("/v1/status").GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(new JsonObject(answer.body()))
          .isEqualTo(new JsonObject().put("rung", rung.code()).put("message", rung.message()));
    }
  }

  @Test
  void tellsTheAdapterWhenAnswersMustBeScripted() {
    var session = visitor.session();
    RUNGS.clear();
    for (var rung :
        List.of(Rung.OPEN, Rung.PROOF_OF_WORK, Rung.SCRIPTED_ONLY, Rung.QUEUE_FOR_PERSON)) {
      house.ladder().pin(rung);
      visitor.send(visitor.frame(session, UUID.randomUUID(), 10));
    }
    assertThat(RUNGS).containsExactly(null, null, "scripted-only", "scripted-only");
  }

  @Test
  void takesNoRungFromAVisitor() {
    var session = visitor.session();
    RUNGS.clear();
    visitor.send(
        visitor.frame(session, UUID.randomUUID(), 10).header("Parley-Rung", "scripted-only"));
    assertThat(RUNGS).hasSize(1).containsOnlyNulls();
  }

  private static int work() {
    var answer = visitor.send(visitor.request("/v1/challenge").GET());
    return new JsonObject(answer.body()).getInteger("maxnumber");
  }
}
