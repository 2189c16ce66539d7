package dev.parley.gateway;

import dev.parley.gateway.ratelimit.patience.Patience;
import io.quarkus.vertx.http.ManagementInterface;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Tells the watch of slow clients what the management listener serves: it looks at every
/// connection.
@Singleton
public class ManagementWatch {
  private static final int FIRST = -100;

  void register(@Observes ManagementInterface management, Patience patience) {
    management
        .router()
        .route()
        .order(FIRST)
        .handler(context -> {
          patience.watch(context);
          context.next();
        });
  }
}
