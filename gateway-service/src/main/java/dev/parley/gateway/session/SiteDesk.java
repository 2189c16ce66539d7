package dev.parley.gateway.session;

import dev.parley.gateway.body.BodyTooLargeException;
import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.client.Client;
import dev.parley.gateway.credential.CredentialCheck;
import dev.parley.gateway.credential.SiteCallers;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Mints sessions for the servers of sites: `POST /v1/sites/{site}/sessions`.
///
/// Not for browsers, whatever they show: a browser says `Origin` with every POST (Fetch, section
/// 3.2) and is refused for it. The credential is judged before a byte of the body is read.
@Singleton
public class SiteDesk {
  private static final Logger LOG = Logger.getLogger(SiteDesk.class);
  private static final int LONGEST_BODY = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SessionDesk sessions;
  private final SessionStatements statements;
  private final SiteCallers callers;

  public SiteDesk(SessionDesk sessions, SessionStatements statements, SiteCallers callers) {
    this.sessions = sessions;
    this.statements = statements;
    this.callers = callers;
  }

  /// @param refusing takes the reasons that say something of who asks
  public void mint(
      RoutingContext context, SiteId site, Client client, Consumer<ProblemCode> refusing) {
    var request = context.request();
    if (request.headers().contains(HttpHeaders.ORIGIN)) {
      refuse(refusing, site, "a browser asks");
    } else if (!SessionDesk.json(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_MEDIA_TYPE);
    } else if (SessionDesk.announcedTooLarge(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_TOO_LARGE);
    } else {
      var loop = context.vertx().getOrCreateContext();
      Blocking.run(context.vertx(), () -> callers.check(site, client.bearer()))
          .compose(checked -> checked)
          .onComplete(
              checked -> loop.runOnContext(back -> decide(context, site, checked, refusing)));
    }
  }

  private void decide(
      RoutingContext context,
      SiteId site,
      AsyncResult<CredentialCheck> checked,
      Consumer<ProblemCode> refusing) {
    if (checked.failed()) {
      Refusals.answer(context, ProblemCode.INTERNAL_ERROR, checked.cause());
      return;
    }
    switch (checked.result()) {
      case CredentialCheck.Proven proven -> read(context, proven, refusing);
      case CredentialCheck.Refused(var reason) -> refuse(refusing, site, reason);
    }
  }

  private void read(
      RoutingContext context, CredentialCheck.Proven caller, Consumer<ProblemCode> refusing) {
    if (context.request().isEnded()) {
      Refusals.answer(context, ProblemCode.REQUEST_MALFORMED);
      return;
    }
    BoundedBody.read(context.vertx(), context.request(), LONGEST_BODY, PATIENCE)
        .onSuccess(body ->
            MintRequest.parse(body.getBytes())
                .ifPresentOrElse(
                    wanted -> mint(context, caller, wanted, refusing),
                    () -> Refusals.answer(context, ProblemCode.REQUEST_MALFORMED)))
        .onFailure(broken ->
            Refusals.answer(
                context,
                broken instanceof BodyTooLargeException
                    ? ProblemCode.REQUEST_TOO_LARGE
                    : ProblemCode.REQUEST_MALFORMED));
  }

  private void mint(
      RoutingContext context,
      CredentialCheck.Proven caller,
      MintRequest wanted,
      Consumer<ProblemCode> refusing) {
    var site = caller.site();
    var asked = new CredentialCheck.Bound(wanted.subject(), wanted.origin());
    if (caller.bound().filter(bound -> !bound.equals(asked)).isPresent()) {
      refuse(refusing, site.id(), "the assertion asks for another session");
      return;
    }
    Origin.parse(wanted.origin())
        .filter(site::allows)
        .ifPresentOrElse(
            origin ->
                sessions.answer(
                    context,
                    site.id(),
                    "session.minted",
                    201,
                    () ->
                        statements.mint(
                            site.id(), SiteSubject.of(site.id(), wanted.subject()), origin)),
            () -> refusing.accept(ProblemCode.SITE_ORIGIN));
  }

  private static void refuse(Consumer<ProblemCode> refusing, SiteId site, String reason) {
    LOG.infof("%s %s: %s", ProblemCode.SITE_CREDENTIAL.code(), site, reason);
    refusing.accept(ProblemCode.SITE_CREDENTIAL);
  }
}
