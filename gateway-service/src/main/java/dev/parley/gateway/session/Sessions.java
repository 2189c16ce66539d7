package dev.parley.gateway.session;

import dev.parley.gateway.client.Client;
import dev.parley.gateway.form.JwsHead;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.statement.StatementException;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.kernel.vault.VaultUnreachableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Turns what a client shows into a session, or refuses: signature, time, origin, site, and whether
/// the site's server has ended it.
///
/// A token seen before costs a digest; a new one is checked off the event loop.
@Singleton
public class Sessions {
  private static final int REMEMBERED = 20_000;
  private static final int LONGEST_TOKEN = 2_048;

  private final Vertx vertx;
  private final SessionStatements statements;
  private final SiteRegistry sites;
  private final EndedSubjects ended;
  private final InstantSource clock;
  private final Recent<String, Session> known = new Recent<>(REMEMBERED);

  @Inject
  public Sessions(
      Vertx vertx, SessionStatements statements, SiteRegistry sites, EndedSubjects ended) {
    this(vertx, statements, sites, ended, InstantSource.system());
  }

  Sessions(
      Vertx vertx,
      SessionStatements statements,
      SiteRegistry sites,
      EndedSubjects ended,
      InstantSource clock) {
    this.vertx = vertx;
    this.statements = statements;
    this.sites = sites;
    this.ended = ended;
    this.clock = clock;
  }

  public Future<SessionCheck> check(Client client) {
    var token = client.bearer();
    if (token.isEmpty()) {
      return refused(ProblemCode.SESSION_MISSING);
    }
    if (token.get().length() > LONGEST_TOKEN) {
      return refused(ProblemCode.SESSION_INVALID);
    }
    var digest = digest(token.get());
    var session = known.find(digest);
    return session == null
        ? Blocking.run(vertx, () -> read(token.get(), digest, client.origin()))
            .compose(this::unlessEnded)
        : unlessEnded(judge(session, client.origin()));
  }

  private Future<SessionCheck> unlessEnded(SessionCheck check) {
    return switch (check) {
      case SessionCheck.Valid(var session) ->
          ended
              .ended(session)
              .map(over -> over ? new SessionCheck.Refused(ProblemCode.SESSION_EXPIRED) : check);
      case SessionCheck.Refused _ -> Future.succeededFuture(check);
    };
  }

  private SessionCheck read(String token, String digest, Optional<Origin> origin) {
    if (JwsHead.read(token).isEmpty()) {
      return new SessionCheck.Refused(ProblemCode.SESSION_INVALID);
    }
    try {
      var session = statements.read(token);
      if (session.isEmpty()) {
        return new SessionCheck.Refused(ProblemCode.SESSION_INVALID);
      }
      known.keep(digest, session.get());
      return judge(session.get(), origin);
    } catch (StatementException refused) {
      return new SessionCheck.Refused(reason(refused));
    }
  }

  private SessionCheck judge(Session session, Optional<Origin> origin) {
    if (!clock.instant().isBefore(session.expiresAt())) {
      return new SessionCheck.Refused(ProblemCode.SESSION_EXPIRED);
    }
    if (origin.filter(session.origin()::equals).isEmpty()) {
      return new SessionCheck.Refused(ProblemCode.SESSION_ORIGIN);
    }
    return sites
        .find(session.site().value())
        .<SessionCheck>map(site ->
            site.allows(session.origin())
                ? new SessionCheck.Valid(session)
                : new SessionCheck.Refused(ProblemCode.SITE_ORIGIN))
        .orElse(new SessionCheck.Refused(ProblemCode.SITE_UNKNOWN));
  }

  /// The verifier wraps what went wrong while it looked for the key: our outage is not the
  /// visitor's fault.
  private static ProblemCode reason(StatementException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof VaultUnreachableException || cause instanceof VaultRefusedException) {
        return ProblemCode.UPSTREAM_UNAVAILABLE;
      }
    }
    return refused.expired() ? ProblemCode.SESSION_EXPIRED : ProblemCode.SESSION_INVALID;
  }

  private static Future<SessionCheck> refused(ProblemCode reason) {
    return Future.succeededFuture(new SessionCheck.Refused(reason));
  }

  private static String digest(String token) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
