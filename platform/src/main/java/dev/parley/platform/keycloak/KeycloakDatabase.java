package dev.parley.platform.keycloak;

/// Where Keycloak keeps its own data.
public record KeycloakDatabase(String jdbcUrl, String user, String password) {

  /// Names no password.
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
