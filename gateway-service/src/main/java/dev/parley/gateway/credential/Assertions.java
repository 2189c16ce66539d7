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
import java.util.Set;
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
/// the one session it asks for, or the one visitor whose sessions are to end, and is taken once.
///
/// Each is of a type of its own (RFC 8725, section 3.11), so that neither passes for the other.
@Singleton
public class Assertions {
  private static final String SESSION = "parley-site+jwt";
  private static final String REVOCATION = "parley-site-revocation+jwt";
  private static final Set<String> TYPES = Set.of(SESSION, REVOCATION);

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
    return site.quota(Limit.SITE_MINT, limits).within(REMEMBERED);
  }

  /// Whether a statement of that type is one.
  static boolean are(String type) {
    return TYPES.contains(type);
  }

  /// @param type one that these [#are] of
  Future<CredentialCheck> check(Site site, String type, String token) {
    try {
      return judge(site, type, claims(site, type, token));
    } catch (InvalidJwtException | MalformedClaimException | DateTimeException malformed) {
      return refused("the assertion does not hold");
    }
  }

  private JwtClaims claims(Site site, String type, String token) throws InvalidJwtException {
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
        .setExpectedType(true, type)
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

  private Future<CredentialCheck> judge(Site site, String type, JwtClaims claims)
      throws MalformedClaimException {
    var issuedAt = Instant.ofEpochSecond(claims.getIssuedAt().getValue());
    var expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    if (issuedAt.isAfter(clock.instant().plus(SKEW))
        || expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
      return refused("the assertion lives too long");
    }
    var id = claims.getJwtId();
    var subject = claims.getStringClaimValue("subject");
    var origin = Optional.ofNullable(claims.getStringClaimValue("origin"));
    if (!ID.matcher(id).matches()
        || subject == null
        || origin.isPresent() != type.equals(SESSION)) {
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
