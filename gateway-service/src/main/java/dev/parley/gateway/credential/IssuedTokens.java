package dev.parley.gateway.credential;

import dev.parley.gateway.issuer.AccessTokens;
import dev.parley.gateway.issuer.IssuerSettings;
import dev.parley.gateway.issuer.TokenCheck;
import dev.parley.gateway.site.Site;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Checks access tokens that a site's server got by client credentials (RFC 6749, section 4.4).
///
/// The client is named by `azp` (OpenID Connect Core, section 2), and the site's file names its
/// client: a token of another site's client is a valid token that does not hold here.
@Singleton
public class IssuedTokens {
  private static final Logger LOG = Logger.getLogger(IssuedTokens.class);
  private static final Duration SKEW = Duration.ofSeconds(30);

  /// What Keycloak writes in the tokens of somebody who has logged in, and in none for a client
  /// that shows its own credential.
  private static final Set<String> OF_A_PERSON = Set.of("sid", "session_state");

  private final Optional<AccessTokens> tokens;

  @Inject
  public IssuedTokens(IssuerSettings settings) {
    this(settings, InstantSource.system());
  }

  public IssuedTokens(IssuerSettings settings, InstantSource clock) {
    this.tokens = AccessTokens.of(settings, SKEW, clock);
  }

  /// An issuer that is away proves nobody; never a failure.
  Future<CredentialCheck> check(Site site, String token) {
    var client = site.credentials().oidcClient();
    if (tokens.isEmpty() || client.isEmpty()) {
      return Future.succeededFuture(
          new CredentialCheck.Refused("no issuer, or no client of the site"));
    }
    return tokens
        .get()
        .check(token)
        .map(check ->
            switch (check) {
              case TokenCheck.Proven(var claims) -> judge(site, client.get(), claims);
              case TokenCheck.Unproven(var reason) ->
                  new CredentialCheck.Refused("the token does not hold: " + reason);
            })
        .otherwise(away -> {
          LOG.warnf("the issuer's keys cannot be had: %s", away.toString());
          return new CredentialCheck.Refused("the issuer is away");
        });
  }

  private static CredentialCheck judge(Site site, String client, JwtClaims claims) {
    try {
      if (!client.equals(claims.getStringClaimValue("azp"))
          || !"Bearer".equals(claims.getStringClaimValue("typ"))) {
        return new CredentialCheck.Refused("a token of another client");
      }
      return OF_A_PERSON.stream().anyMatch(claims::hasClaim)
          ? new CredentialCheck.Refused("a token of a person who logged in at that client")
          : new CredentialCheck.Proven(site, Optional.empty());
    } catch (MalformedClaimException malformed) {
      return new CredentialCheck.Refused("the token is of another form");
    }
  }
}
