package dev.parley.gateway.ladder;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Says how much is served: `GET /v1/status`.
@Singleton
public class StatusDesk {
  private final Ladder ladder;

  public StatusDesk(Ladder ladder) {
    this.ladder = ladder;
  }

  public void send(RoutingContext context) {
    var rung = ladder.rung();
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(new JsonObject().put("rung", rung.code()).put("message", rung.message()).toBuffer());
  }
}
