package dev.parley.platform.vault;

/// What one service is started with. The wrapping token opens once, within the wrap ttl; a service
/// that finds it opened has an alarm to raise.
public record ServiceLogin(String roleId, String wrappingToken) {

  /// Names no token.
  @Override
  public String toString() {
    return "login of role " + roleId;
  }
}
