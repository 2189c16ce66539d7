package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.kernel.problem.ProblemCode;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the ladder hears of an adapter that does not answer as it should.
class FailingAdapterTest {
  private static final int ENOUGH = 25;

  /// Every request failed, where eight in ten are full.
  private static final double WHOLLY = 1 / 0.8;

  private final TestAuthority authority = TestAuthority.create();

  @Test
  void oneThatIsAwayIsAFailureEachTime() {
    try (var gateway = gateway(URI.create("https://localhost:1"))) {
      ask(gateway, 503);
      assertThat(gateway.load().upstreamFailures()).isEqualTo(WHOLLY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20_000})
  void oneThatBreaksOffIsAFailureEachTime(int length) {
    try (var upstream = upstream()) {
      upstream.answers(request -> request.connection().close());
      try (var gateway = gateway(upstream.address())) {
        ask(gateway, 503, length);
        assertThat(gateway.load().upstreamFailures()).isEqualTo(WHOLLY);
      }
    }
  }

  @Test
  void oneThatAnswersSomethingElseIsAFailureEachTime() {
    try (var upstream = upstream()) {
      upstream.answers(request -> request.response().setStatusCode(500).end("stack"));
      try (var gateway = gateway(upstream.address())) {
        ask(gateway, 503);
        assertThat(gateway.load().upstreamFailures()).isEqualTo(WHOLLY);
      }
    }
  }

  @Test
  void oneThatSaysThatItCannotIsAFailureEachTime() {
    try (var upstream = upstream()) {
      upstream.answers(request -> RelayHouse.problem(request, ProblemCode.UPSTREAM_UNAVAILABLE));
      try (var gateway = gateway(upstream.address())) {
        ask(gateway, 503);
        assertThat(gateway.load().upstreamFailures()).isEqualTo(WHOLLY);
      }
    }
  }

  @Test
  void oneThatRefusesWhatAVisitorSentAnswers() {
    try (var upstream = upstream()) {
      upstream.answers(request -> RelayHouse.problem(request, ProblemCode.FRAME_TOO_LARGE));
      try (var gateway = gateway(upstream.address())) {
        ask(gateway, 413);
        assertThat(gateway.load().upstreamFailures()).isZero();
      }
    }
  }

  private UpstreamDouble upstream() {
    return new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
  }

  private RunningGateway gateway(URI upstream) {
    return new RunningGateway(
        new RunningGateway.Before(upstream, authority.leaf("gateway-service"), authority.trust()),
        Manner.USUAL);
  }

  private static void ask(RunningGateway gateway, int status) {
    ask(gateway, status, 10);
  }

  private static void ask(RunningGateway gateway, int status, int length) {
    var visitor = gateway.visitor();
    var session = visitor.session();
    for (var request = 0; request < ENOUGH; request++) {
      assertThat(visitor.send(visitor.frame(session, UUID.randomUUID(), length)).statusCode())
          .isEqualTo(status);
    }
  }
}
