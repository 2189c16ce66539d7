package dev.parley.gateway;

import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.patience.ConnectionGate;
import dev.parley.gateway.ratelimit.patience.PatientChannels;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/// Holds the visitors' listener to its caps of connections; no other listener is counted.
@Startup
@Singleton
public class VisitorConnections {

  public VisitorConnections(
      Caps caps, ClientAddresses addresses, HttpServer listener, MeterRegistry meters) {
    var gate =
        new ConnectionGate(
            caps,
            addresses::ours,
            port -> port == listener.getPort() || port == listener.getSecurePort());
    PatientChannels.guard(gate);
    Gauge.builder("parley.caps.connections", caps, Caps::openConnections)
        .description("Connections of visitors that are open")
        .register(meters);
    FunctionCounter.builder("parley.caps.connections.refused", gate, ConnectionGate::refused)
        .description("Connections that were closed at once, as one too many")
        .register(meters);
  }

  @PreDestroy
  void stop() {
    PatientChannels.guard(null);
  }
}
