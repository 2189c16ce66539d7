package dev.parley.kernel.id;

import java.util.Arrays;
import java.util.Optional;

/// The four services; the id is the name in certificates, tokens, policies and
/// `contracts/calls.csv`.
public enum ServiceName {
  GATEWAY("gateway-service"),
  ENGINE_ADAPTER("engine-adapter-service"),
  DATA_MIDDLEWARE("data-middleware-service"),
  RETENTION("retention-service");

  private final String id;

  ServiceName(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<ServiceName> find(String id) {
    return Arrays.stream(values()).filter(name -> name.id.equals(id)).findFirst();
  }

  /// @throws IllegalArgumentException when no service has that id
  public static ServiceName of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no such service: " + id));
  }
}
