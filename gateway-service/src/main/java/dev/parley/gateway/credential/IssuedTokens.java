package dev.parley.gateway.credential;

import dev.parley.gateway.site.Site;
import dev.parley.kernel.id.ServiceName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks access tokens that a site's server got by client credentials (RFC 6749, section 4.4).
///
/// The client is named by `azp` (OpenID Connect Core, section 2), and the site's file names its
/// client: a token of another site's client is a valid token that does not hold here.
@Singleton
public class IssuedTokens {
  private static final Logger LOG = Logger.getLogger(IssuedTokens.class);
  private static final int SKEW_SECONDS = 30;

  private record Issuer(String name, IssuerKeys keys) {}

  private final Optional<Issuer> issuer;
  private final InstantSource clock;

  @Inject
  public IssuedTokens(IssuerSettings settings) {
    this(settings, InstantSource.system());
  }

  public IssuedTokens(IssuerSettings settings, InstantSource clock) {
    this.clock = clock;
    this.issuer =
        settings
            .issuer()
            .map(address ->
                new Issuer(
                    address.toString(),
                    new IssuerKeys(
                        address,
                        settings
                            .caFile()
                            .orElseThrow(() ->
                                new IllegalStateException(
                                    "parley.people.ca-file is needed with an issuer")),
                        clock)));
  }

  CredentialCheck check(Site site, String token) {
    var client = site.credentials().oidcClient();
    if (issuer.isEmpty() || client.isEmpty()) {
      return new CredentialCheck.Refused("no issuer, or no client of the site");
    }
    try {
      var claims = claims(issuer.get(), token);
      return client.get().equals(claims.getStringClaimValue("azp"))
              && "Bearer".equals(claims.getStringClaimValue("typ"))
          ? new CredentialCheck.Proven(site, Optional.empty())
          : new CredentialCheck.Refused("a token of another client");
    } catch (InvalidJwtException | MalformedClaimException refused) {
      LOG.debugf("a token of the issuer does not hold: %s", refused.getClass().getSimpleName());
      return new CredentialCheck.Refused("the token does not hold");
    }
  }

  private JwtClaims claims(Issuer from, String token) throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(from.keys())
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setExpectedIssuer(true, from.name())
        .setExpectedAudience(true, ServiceName.GATEWAY.id())
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
        .build()
        .processToClaims(token);
  }
}
