package dev.parley.platform.services;

import dev.parley.platform.ports.Port;
import java.util.List;

/// The four, with what each needs to find.
public enum Service {
  GATEWAY("gateway-service", Port.GATEWAY, Port.GATEWAY_MANAGEMENT),
  ENGINE_ADAPTER("engine-adapter-service", Port.ENGINE_ADAPTER, Port.ENGINE_ADAPTER_MANAGEMENT),
  DATA_MIDDLEWARE("data-middleware-service", Port.DATA_MIDDLEWARE, Port.DATA_MIDDLEWARE_MANAGEMENT),
  RETENTION("retention-service", Port.RETENTION, Port.RETENTION_MANAGEMENT);

  private final String id;
  private final Port port;
  private final Port management;

  Service(String id, Port port, Port management) {
    this.id = id;
    this.port = port;
    this.management = management;
  }

  public static Service of(String id) {
    for (Service service : values()) {
      if (service.id.equals(id)) {
        return service;
      }
    }
    throw new IllegalArgumentException("there is no service " + id);
  }

  public String id() {
    return id;
  }

  public Port port() {
    return port;
  }

  /// Health, plain HTTP on loopback.
  public Port management() {
    return management;
  }

  /// The services it calls; a test holds this to contracts/calls.csv.
  public List<Service> peers() {
    return switch (this) {
      case GATEWAY -> List.of(ENGINE_ADAPTER);
      case ENGINE_ADAPTER, RETENTION -> List.of(DATA_MIDDLEWARE);
      case DATA_MIDDLEWARE -> List.of();
    };
  }

  /// The databases it may get users in.
  public List<String> databases() {
    return switch (this) {
      case GATEWAY, ENGINE_ADAPTER -> List.of();
      case DATA_MIDDLEWARE -> List.of("parley", "hotel");
      case RETENTION -> List.of("parley");
    };
  }

  /// The gateway faces browsers, whose TLS ends in front of it; everything else is mTLS.
  public String scheme() {
    return this == GATEWAY ? "http" : "https";
  }

  /// Whose calls come from people too: they are told who vouches for people.
  public boolean knowsPeople() {
    return this == RETENTION || this == GATEWAY;
  }

  /// People come to retention's pages; for the gateway they are few, and visitors do not wait for
  /// the place where people log in.
  public boolean servesPeople() {
    return this == RETENTION;
  }
}
