package dev.parley.gateway.session;

import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.statement.StatementException;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.statement.StatementVerifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Sessions as signed statements: made and read here. May ask Vault, so it blocks.
@Singleton
public class SessionStatements {
  static final String KEY = "session";
  static final String TYPE = "parley-session+jwt";

  /// When the visitor was let in (OpenID Connect Core, section 2), in seconds since the epoch.
  private static final String LET_IN = "auth_time";

  static final Duration LONGEST_TOKEN = Duration.ofMinutes(15);
  private static final Duration LONGEST_SESSION = Duration.ofHours(24);
  private static final int UNGUESSABLE_BYTES = 16;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final StatementSigner signer;
  private final StatementVerifier verifier;
  private final Duration life;
  private final Duration longest;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public SessionStatements(
      StatementSigner signer, StatementVerifier verifier, SessionSettings settings) {
    this(signer, verifier, settings, InstantSource.system());
  }

  SessionStatements(
      StatementSigner signer,
      StatementVerifier verifier,
      SessionSettings settings,
      InstantSource clock) {
    if (settings.life().compareTo(LONGEST_TOKEN) > 0 || settings.life().toSeconds() < 1) {
      throw new IllegalStateException("parley.session.life must be 1 second to 15 minutes");
    }
    if (settings.longest().compareTo(settings.life()) < 0
        || settings.longest().compareTo(LONGEST_SESSION) > 0) {
      throw new IllegalStateException(
          "parley.session.longest must be parley.session.life to 24 hours");
    }
    this.signer = signer;
    this.verifier = verifier;
    this.life = settings.life();
    this.longest = settings.longest();
    this.clock = clock;
  }

  /// A session for somebody new.
  MintedSession open(SiteId site, Origin origin) {
    return mint(site, new SubjectId(unguessable()), origin);
  }

  /// A session for somebody whom the site knows.
  MintedSession mint(SiteId site, SubjectId subject, Origin origin) {
    return sign(site, subject, origin, unguessable(), now());
  }

  /// The same session for longer: what is counted by session goes on counting, and its whole life
  /// does not begin anew.
  MintedSession renew(Session session) {
    return sign(
        session.site(), session.subject(), session.origin(), session.name(), session.letIn());
  }

  /// Whether a renewal would gain anything.
  boolean renewable(Session session) {
    return session.expiresAt().isBefore(session.letIn().plus(longest));
  }

  /// @throws StatementException when signature, type, issuer or time do not hold
  Optional<Session> read(String token) throws StatementException {
    var claims = verifier.verify(KEY, TYPE, ServiceName.GATEWAY.id(), token);
    try {
      return claims.getAudience().equals(List.of(ServiceName.GATEWAY.id()))
          ? Optional.of(session(claims))
          : Optional.empty();
    } catch (MalformedClaimException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private MintedSession sign(
      SiteId site, SubjectId subject, Origin origin, String id, Instant letIn) {
    var now = now();
    var expiresAt = earlier(now.plus(life), letIn.plus(longest));
    var claims =
        Map.<String, Object>of(
            "iss",
            ServiceName.GATEWAY.id(),
            "aud",
            ServiceName.GATEWAY.id(),
            "site",
            site.value(),
            "sub",
            subject.value(),
            "origin",
            origin.value(),
            "sid",
            id,
            LET_IN,
            letIn.getEpochSecond(),
            "iat",
            now.getEpochSecond(),
            "exp",
            expiresAt.getEpochSecond());
    return new MintedSession(signer.sign(KEY, TYPE, claims), expiresAt);
  }

  private String unguessable() {
    var bytes = new byte[UNGUESSABLE_BYTES];
    random.nextBytes(bytes);
    return URL.encodeToString(bytes);
  }

  private Instant now() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// It ends with its whole life whatever it says: that may have been shortened meanwhile.
  private Session session(JwtClaims claims) throws MalformedClaimException {
    var letIn = claims.getNumericDateClaimValue(LET_IN);
    if (letIn == null) {
      throw new IllegalArgumentException("no " + LET_IN);
    }
    var begun = Instant.ofEpochSecond(letIn.getValue());
    return new Session(
        new SiteId(text(claims, "site")),
        new SubjectId(text(claims, "sub")),
        new Origin(text(claims, "origin")),
        text(claims, "sid"),
        begun,
        earlier(Instant.ofEpochSecond(claims.getExpirationTime().getValue()), begun.plus(longest)));
  }

  private static String text(JwtClaims claims, String name) throws MalformedClaimException {
    var value = claims.getStringClaimValue(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
