package dev.parley.gateway.ratelimit.patience;

import dev.parley.gateway.refusal.Cut;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Waits for clients, and not for ever.
@Startup
@Singleton
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  /// A frame in small chunks.
  private static final long LONGEST_BODY = 128 * 1024;

  /// Requests that wait for the answer before theirs, in bytes.
  private static final long ASKED_AHEAD = 64 * 1024;

  private final long bodyMillis;

  public Patience(PatienceSettings settings) {
    var head = bounded("head", settings.head(), Duration.ofMinutes(1));
    this.bodyMillis = bounded("body", settings.body(), Duration.ofMinutes(5));
    PatientChannels.allow(head);
    if (!PatientChannels.installed()) {
      LOG.warn("the heads of requests are not timed: this was not started by its main class");
    }
  }

  private static long bounded(String name, Duration time, Duration most) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(most) > 0) {
      throw new IllegalArgumentException("parley.patience." + name + " is PT1S to " + most);
    }
    return time.toMillis();
  }

  /// To be called first for every request, before anything else handles it.
  public void watch(RoutingContext context) {
    watch(context, LONGEST_BODY);
  }

  /// @param longestBody in bytes
  public void watch(RoutingContext context, long longestBody) {
    var request = context.request();
    var head = headWatch(request);
    if (head != null) {
      head.headRead(longestBody + ASKED_AHEAD);
    }
    var body =
        request.isEnded() ? -1L : context.vertx().setTimer(bodyMillis, late -> drop(request));
    if (head != null || body >= 0) {
      var _ =
          context.addEndHandler(done -> {
            if (body >= 0) {
              context.vertx().cancelTimer(body);
            }
            if (head != null) {
              head.answered();
            }
          });
    }
  }

  private static void drop(HttpServerRequest request) {
    if (!request.isEnded()) {
      Cut.LATE.off(request);
    }
  }

  /// Requests of HTTP/2 share a connection, and frames come between them: there only the first head
  /// is timed.
  private static @Nullable HeadWatch headWatch(HttpServerRequest request) {
    if (!(request.connection() instanceof ConnectionBase connection)) {
      return null;
    }
    var pipeline = connection.channel().pipeline();
    var watch = pipeline.get(HeadWatch.class);
    if (watch != null && request.version() == HttpVersion.HTTP_2) {
      pipeline.remove(watch);
      return null;
    }
    return watch;
  }
}
