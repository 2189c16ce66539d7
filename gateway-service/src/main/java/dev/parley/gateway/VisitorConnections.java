package dev.parley.gateway;

import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.patience.ConnectionGate;
import dev.parley.gateway.ratelimit.patience.PatientChannels;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/// Holds the visitors' listener to its caps of connections; no other listener is counted.
@Startup
@Singleton
public class VisitorConnections {
  private static final Logger LOG = Logger.getLogger(VisitorConnections.class);

  private final HttpServer listener;
  private final ConnectionGate gate;
  private final MeterRegistry meters;
  private final List<Meter> shown;

  public VisitorConnections(
      Caps caps, ClientAddresses addresses, HttpServer listener, MeterRegistry meters) {
    this.listener = listener;
    this.gate = new ConnectionGate(caps, addresses::visitor, this::counts);
    PatientChannels.guard(gate);
    this.meters = meters;
    this.shown =
        List.of(
            Gauge.builder("parley.caps.connections", caps, Caps::openConnections)
                .description("Connections of visitors that are open")
                .register(meters),
            FunctionCounter.builder(
                    "parley.caps.connections.refused", gate, ConnectionGate::refused)
                .description("Connections that were closed at once, as one too many")
                .register(meters));
  }

  /// Whether connections to that local port are counted.
  public final boolean counts(int port) {
    return port > 0 && (port == listener.getPort() || port == listener.getSecurePort());
  }

  void opened(@ObservesAsync HttpServerStart started) {
    look();
  }

  void opened(@ObservesAsync HttpsServerStart started) {
    look();
  }

  private static void look() {
    if (!PatientChannels.found()) {
      LOG.warn(
          "connections are not counted and heads are not timed: Netty has not found the watch");
    }
  }

  /// The registry may outlive the service, and would go on to measure what is gone.
  @PreDestroy
  void stop() {
    PatientChannels.leave(gate);
    shown.forEach(meters::remove);
  }
}
