package dev.parley.gateway.session;

import dev.parley.gateway.body.BodyTooLargeException;
import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.client.Client;
import dev.parley.gateway.credential.CredentialCheck;
import dev.parley.gateway.credential.SiteCallers;
import dev.parley.gateway.refusal.BoundedLog;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Mints sessions for the servers of sites: `POST /v1/sites/{site}/sessions`.
///
/// Not for browsers, whatever they show: a browser says `Origin` with every POST (Fetch, section
/// 3.2) and is refused for it. The credential is judged before a byte of the body is read.
@Singleton
public class SiteDesk {
  private static final BoundedLog LOG = new BoundedLog(SiteDesk.class, Logger.Level.INFO);
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

  /// Whether a site's own server asks. Asks an issuer, perhaps; answers on the event loop that
  /// asked.
  public Future<CredentialCheck> prove(RoutingContext context, SiteId site, Client client) {
    if (context.request().headers().contains(HttpHeaders.ORIGIN)) {
      return Future.succeededFuture(refused(site, "a browser asks"));
    }
    var loop = context.vertx().getOrCreateContext();
    var proof = Promise.<CredentialCheck>promise();
    Blocking.run(context.vertx(), () -> callers.check(site, client.bearer()))
        .compose(checked -> checked)
        .map(check ->
            check instanceof CredentialCheck.Refused(var reason) ? refused(site, reason) : check)
        .onComplete(checked -> loop.runOnContext(back -> proof.handle(checked)));
    return proof.future();
  }

  /// @param caller proven before
  /// @param refusing takes the reasons that say something of who asks
  public void mint(
      RoutingContext context, CredentialCheck.Proven caller, Consumer<ProblemCode> refusing) {
    read(context, MintRequest::parse, wanted -> mint(context, caller, wanted, refusing));
  }

  /// What a site's server sends, where it is short JSON of that form; else it is refused.
  static <T> void read(
      RoutingContext context, Function<byte[], Optional<T>> form, Consumer<T> work) {
    var request = context.request();
    if (!SessionDesk.json(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_MEDIA_TYPE);
      return;
    }
    if (SessionDesk.announcedTooLarge(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_TOO_LARGE);
      return;
    }
    if (request.isEnded()) {
      Refusals.answer(context, ProblemCode.REQUEST_MALFORMED);
      return;
    }
    BoundedBody.read(context.vertx(), request, LONGEST_BODY, PATIENCE)
        .onSuccess(body ->
            form.apply(body.getBytes())
                .ifPresentOrElse(
                    work, () -> Refusals.answer(context, ProblemCode.REQUEST_MALFORMED)))
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
    var asked = new CredentialCheck.Bound(wanted.subject(), Optional.of(wanted.origin()));
    if (!caller.isGoodFor(asked)) {
      refused(site.id(), "the assertion asks for another session");
      refusing.accept(ProblemCode.SITE_CREDENTIAL);
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

  /// Said in the log, and to nobody else.
  static CredentialCheck refused(SiteId site, String reason) {
    LOG.write(() -> ProblemCode.SITE_CREDENTIAL.code() + " " + site + ": " + reason);
    return new CredentialCheck.Refused(reason);
  }
}
