package dev.parley.gateway.credential;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.Site;
import dev.parley.kernel.id.ServiceName;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Checks what a site's server signed itself: a client assertion (RFC 7523, section 3) that names
/// the one session it asks for and is taken once.
@Singleton
public class Assertions {
  static final String TYPE = "parley-site+jwt";

  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);

  /// From the earliest use of an assertion to where nobody would take it any more.
  private static final Duration REMEMBERED = LONGEST_LIFE.plus(SKEW.multipliedBy(2));

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{8,64}");

  private final SpentIds spent;
  private final InstantSource clock;

  @Inject
  public Assertions(SpentMarks everywhere, LimitSettings limits) {
    this(everywhere, limits, InstantSource.system());
  }

  public Assertions(SpentMarks everywhere, LimitSettings limits, InstantSource clock) {
    this.clock = clock;
    this.spent = new SpentIds(everywhere, site -> share(site, limits), clock);
  }

  /// As many as its quota lets a site use within the time that one is remembered.
  static int share(Site site, LimitSettings limits) {
    var own = site.limits().get(Limit.SITE_MINT);
    var quota = own == null ? limits.quota(Limit.SITE_MINT) : own;
    var inThatTime = Math.ceilDiv(quota.rate() * REMEMBERED.toMillis(), quota.per().toMillis());
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, quota.burst() + inThatTime));
  }

  Future<CredentialCheck> check(Site site, String token) {
    try {
      return judge(site, claims(site, token));
    } catch (InvalidJwtException | MalformedClaimException | DateTimeException malformed) {
      return refused("the assertion does not hold");
    }
  }

  private JwtClaims claims(Site site, String token) throws InvalidJwtException {
    VerificationKeyResolver keys =
        (jws, nesting) -> {
          var id = jws.getKeyIdHeaderValue();
          var key = id == null ? null : site.credentials().keys().get(id);
          if (key == null) {
            throw new UnresolvableKeyException("no such key of the site");
          }
          return key;
        };
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(keys)
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.EDDSA,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setExpectedType(true, TYPE)
        .setExpectedIssuer(true, site.id().value())
        .setExpectedSubject(site.id().value())
        .setExpectedAudience(true, ServiceName.GATEWAY.id())
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setRequireJwtId()
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
        .build()
        .processToClaims(token);
  }

  private Future<CredentialCheck> judge(Site site, JwtClaims claims)
      throws MalformedClaimException {
    var issuedAt = Instant.ofEpochSecond(claims.getIssuedAt().getValue());
    var expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    if (issuedAt.isAfter(clock.instant().plus(SKEW))
        || expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
      return refused("the assertion lives too long");
    }
    var id = claims.getJwtId();
    var subject = claims.getStringClaimValue("subject");
    var origin = claims.getStringClaimValue("origin");
    if (!ID.matcher(id).matches() || subject == null || origin == null) {
      return refused("the assertion is of another form");
    }
    return spent
        .spend(site, id, expiresAt.plus(SKEW))
        .map(spending ->
            switch (spending) {
              case Spending.Once.FIRST ->
                  new CredentialCheck.Proven(
                      site, Optional.of(new CredentialCheck.Bound(subject, origin)));
              case Spending.Once.AGAIN ->
                  new CredentialCheck.Refused("the assertion was used before");
              case Spending.Full(var retryAfter) -> new CredentialCheck.Crowded(retryAfter);
            });
  }

  private static Future<CredentialCheck> refused(String reason) {
    return Future.succeededFuture(new CredentialCheck.Refused(reason));
  }
}
