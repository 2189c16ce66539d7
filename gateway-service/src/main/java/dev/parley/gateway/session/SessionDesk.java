package dev.parley.gateway.session;

import dev.parley.gateway.body.BodyTooLargeException;
import dev.parley.gateway.body.BoundedBody;
import dev.parley.gateway.client.Client;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Opens and renews sessions: `POST /v1/sessions` and `POST /v1/sessions/renewal`.
@Singleton
public class SessionDesk {
  private static final int LONGEST_BODY = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SessionStatements statements;
  private final SiteRegistry sites;
  private final Audit audit;

  public SessionDesk(SessionStatements statements, SiteRegistry sites, Audit audit) {
    this.statements = statements;
    this.sites = sites;
    this.audit = audit;
  }

  /// A new session for a page that its site lists.
  ///
  /// @param refusing takes the reasons that say something of who asks
  public void open(RoutingContext context, Client client, Consumer<ProblemCode> refusing) {
    var request = context.request();
    if (client.origin().isEmpty()) {
      refusing.accept(ProblemCode.SITE_ORIGIN);
    } else if (!json(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_MEDIA_TYPE);
    } else if (announcedTooLarge(request)) {
      Refusals.answer(context, ProblemCode.REQUEST_TOO_LARGE);
    } else if (request.isEnded()) {
      Refusals.answer(context, ProblemCode.REQUEST_MALFORMED);
    } else {
      BoundedBody.read(context.vertx(), request, LONGEST_BODY, PATIENCE)
          .onSuccess(body -> open(context, client, body, refusing))
          .onFailure(broken ->
              Refusals.answer(
                  context,
                  broken instanceof BodyTooLargeException
                      ? ProblemCode.REQUEST_TOO_LARGE
                      : ProblemCode.REQUEST_MALFORMED));
    }
  }

  /// A longer session for the same subject, while its whole life has room for one.
  ///
  /// @param refusing takes the reasons that say something of who asks
  public void renew(RoutingContext context, Session session, Consumer<ProblemCode> refusing) {
    if (!statements.renewable(session)) {
      refusing.accept(ProblemCode.SESSION_EXPIRED);
      return;
    }
    answer(context, session.site(), "session.renewed", 200, () -> statements.renew(session));
  }

  private void open(
      RoutingContext context, Client client, Buffer body, Consumer<ProblemCode> refusing) {
    var wanted = SessionRequest.parse(body.getBytes());
    if (wanted.isEmpty()) {
      Refusals.answer(context, ProblemCode.REQUEST_MALFORMED);
      return;
    }
    var site = sites.find(wanted.get().site());
    if (site.isEmpty()) {
      refusing.accept(ProblemCode.SITE_UNKNOWN);
      return;
    }
    client
        .origin()
        .filter(site.get()::allows)
        .ifPresentOrElse(
            origin ->
                answer(
                    context,
                    site.get().id(),
                    "session.opened",
                    201,
                    () -> statements.open(site.get().id(), origin)),
            () -> refusing.accept(ProblemCode.SITE_ORIGIN));
  }

  void answer(
      RoutingContext context,
      SiteId site,
      String what,
      int status,
      Callable<MintedSession> minting) {
    Blocking.run(context.vertx(), minting)
        .onSuccess(minted -> {
          audit.record(AuditEvent.done(what, Map.of("site", site)));
          send(context, status, minted);
        })
        .onFailure(outage -> Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, outage));
  }

  private static void send(RoutingContext context, int status, MintedSession minted) {
    var response = context.response();
    if (response.closed()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(
            new JsonObject()
                .put("token", minted.token())
                .put("expiresAt", minted.expiresAt().toString())
                .toBuffer());
  }

  static boolean json(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null
        && type.toLowerCase(Locale.ROOT)
            .replace(" ", "")
            .matches("application/json(?:;charset=\"?utf-8\"?)?");
  }

  static boolean announcedTooLarge(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && (length.length() > 9 || Long.parseLong(length) > LONGEST_BODY);
  }
}
