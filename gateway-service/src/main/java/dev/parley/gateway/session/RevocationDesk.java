package dev.parley.gateway.session;

import dev.parley.gateway.credential.CredentialCheck;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Ends the sessions of a visitor whom a site names, for the site's server: `POST
/// /v1/sites/{site}/sessions/revocation`. A reply that is on its way is not cut.
@Singleton
public class RevocationDesk {
  private final EndedSubjects ended;
  private final Audit audit;

  public RevocationDesk(EndedSubjects ended, Audit audit) {
    this.ended = ended;
    this.audit = audit;
  }

  /// @param caller proven before
  /// @param refusing takes the reasons that say something of who asks
  public void revoke(
      RoutingContext context, CredentialCheck.Proven caller, Consumer<ProblemCode> refusing) {
    SiteDesk.read(
        context, RevocationRequest::parse, wanted -> revoke(context, caller, wanted, refusing));
  }

  private void revoke(
      RoutingContext context,
      CredentialCheck.Proven caller,
      RevocationRequest wanted,
      Consumer<ProblemCode> refusing) {
    var site = caller.site();
    var asked = new CredentialCheck.Bound(wanted.subject(), Optional.empty());
    if (!caller.isGoodFor(asked)) {
      SiteDesk.refused(site.id(), "the assertion asks for something else");
      refusing.accept(ProblemCode.SITE_CREDENTIAL);
      return;
    }
    ended
        .end(site, SiteSubject.of(site.id(), wanted.subject()))
        .onSuccess(ending -> {
          switch (ending) {
            case Revocation.Held.EVERYWHERE -> {
              audit.record(AuditEvent.done("session.revoked", Map.of("site", site.id())));
              done(context);
            }
            case Revocation.Held.HERE ->
                Refusals.answer(
                    context,
                    ProblemCode.UPSTREAM_UNAVAILABLE,
                    new IllegalStateException("sessions are ended at this replica alone"));
            case Revocation.Full(var retryAfter) ->
                Refusals.answer(context, ProblemCode.LIMIT_EXCEEDED, retryAfter);
          }
        });
  }

  private static void done(RoutingContext context) {
    if (!context.response().closed()) {
      context.response().setStatusCode(204).putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
    }
  }
}
