package dev.parley.platform.ports;

/// Everything that listens. The order is the offset from a base that the operator chose; it may
/// grow at its end only.
public enum Port {
  GATEWAY(0, "gateway-service", "gateway-service"),
  DEMO(1, "demo", "demo"),
  ENGINE_ADAPTER(2, "engine-adapter-service", "engine-adapter-service"),
  DATA_MIDDLEWARE(3, "data-middleware-service", "data-middleware-service"),
  RETENTION(4, "retention-service", "retention-service"),
  GATEWAY_MANAGEMENT(5, "gateway-service.management", "gateway-service"),
  ENGINE_ADAPTER_MANAGEMENT(6, "engine-adapter-service.management", "engine-adapter-service"),
  DATA_MIDDLEWARE_MANAGEMENT(7, "data-middleware-service.management", "data-middleware-service"),
  RETENTION_MANAGEMENT(8, "retention-service.management", "retention-service"),
  POSTGRES(9, "postgres", "postgres"),
  VAULT(10, "vault", "vault"),
  VAULT_CLUSTER(11, "vault.cluster", "vault"),
  KEYCLOAK(12, "keycloak", "keycloak"),
  KEYCLOAK_MANAGEMENT(13, "keycloak.management", "keycloak"),
  GATEWAY_ADMIN(14, "gateway-service.admin", "gateway-service");

  private final int offset;
  private final String key;
  private final String program;

  Port(int offset, String key, String program) {
    this.offset = offset;
    this.key = key;
    this.program = program;
  }

  int offset() {
    return offset;
  }

  /// The name in `ports.json`.
  public String key() {
    return key;
  }

  /// The program that listens there.
  public String program() {
    return program;
  }
}
