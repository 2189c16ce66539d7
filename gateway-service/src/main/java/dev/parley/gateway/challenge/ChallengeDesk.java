package dev.parley.gateway.challenge;

import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Hands out challenges: `GET /v1/challenge`.
@Singleton
public class ChallengeDesk {
  private final Challenge challenge;

  public ChallengeDesk(Challenge challenge) {
    this.challenge = challenge;
  }

  /// Says that nobody asks for work here.
  public void none(RoutingContext context) {
    context.response().setStatusCode(204).putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
  }

  public void send(RoutingContext context, Difficulty difficulty) {
    challenge
        .make(difficulty)
        .onSuccess(made -> {
          var response = context.response();
          if (!response.closed()) {
            response
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(made.toBuffer());
          }
        })
        .onFailure(outage -> Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, outage));
  }
}
