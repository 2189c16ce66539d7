package dev.parley.gateway.admin;

import dev.parley.gateway.issuer.AccessTokens;
import dev.parley.gateway.issuer.TokenCheck;
import dev.parley.kernel.identity.Caller;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Who an access token speaks for; roles are those of `realm_access.roles`, as Keycloak writes
/// them.
final class PeopleTokens {
  private final AccessTokens tokens;

  PeopleTokens(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /// @return a failure when the issuer's keys cannot be had
  Future<PersonCheck> check(String token) {
    return tokens
        .check(token)
        .map(check ->
            switch (check) {
              case TokenCheck.Proven(var claims) -> person(claims);
              case TokenCheck.Unproven(var reason) -> new PersonCheck.Unproven(reason);
            });
  }

  private static PersonCheck person(JwtClaims claims) {
    try {
      var subject = claims.getSubject();
      return subject == null
          ? new PersonCheck.Unproven("the token names nobody")
          : new PersonCheck.Proven(new Caller.Person(subject, roles(claims)));
    } catch (MalformedClaimException malformed) {
      return new PersonCheck.Unproven("invalid");
    }
  }

  private static Set<String> roles(JwtClaims claims) {
    var roles = new HashSet<String>();
    if (claims.getClaimValue("realm_access") instanceof Map<?, ?> access
        && access.get("roles") instanceof Iterable<?> named) {
      named.forEach(role -> roles.add(String.valueOf(role)));
    }
    return roles;
  }
}
