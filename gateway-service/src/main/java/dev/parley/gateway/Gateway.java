package dev.parley.gateway;

import dev.parley.gateway.admission.Admission;
import dev.parley.gateway.admission.Gates;
import dev.parley.gateway.admission.Visit;
import dev.parley.gateway.challenge.ChallengeDesk;
import dev.parley.gateway.edge.AnswerHeaders;
import dev.parley.gateway.ladder.StatusDesk;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ratelimit.patience.Patience;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.relay.ManifestRelay;
import dev.parley.gateway.relay.Relay;
import dev.parley.gateway.session.RevocationDesk;
import dev.parley.gateway.session.SessionDesk;
import dev.parley.gateway.session.SiteDesk;
import dev.parley.gateway.site.Cors;
import dev.parley.gateway.site.Framing;
import dev.parley.gateway.widget.Widget;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.function.Consumer;

/// Everything that a visitor can reach, and what stands before it.
@Singleton
public class Gateway {

  /// Before any route and filter that a library brings: those that ask who is calling stand at -300
  /// to -100 and would look for what no visitor has, in every request.
  private static final int FIRST = -1_000;

  private final AnswerHeaders headers;
  private final Cors cors;
  private final Framing framing;
  private final Patience patience;
  private final Admission admission;
  private final ChallengeDesk challenges;
  private final Gates gates;
  private final StatusDesk status;
  private final SessionDesk sessions;
  private final SiteDesk minting;
  private final RevocationDesk revoking;
  private final ManifestRelay manifest;
  private final Relay relay;
  private final Widget widget;

  public Gateway(
      AnswerHeaders headers,
      Cors cors,
      Framing framing,
      Patience patience,
      Admission admission,
      ChallengeDesk challenges,
      Gates gates,
      StatusDesk status,
      SessionDesk sessions,
      SiteDesk minting,
      RevocationDesk revoking,
      ManifestRelay manifest,
      Relay relay,
      Widget widget) {
    this.headers = headers;
    this.cors = cors;
    this.framing = framing;
    this.patience = patience;
    this.admission = admission;
    this.challenges = challenges;
    this.gates = gates;
    this.status = status;
    this.sessions = sessions;
    this.minting = minting;
    this.revoking = revoking;
    this.manifest = manifest;
    this.relay = relay;
    this.widget = widget;
  }

  /// Takes every request of the listener.
  public void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::answer).failureHandler(this::broken);
  }

  private void answer(RoutingContext context) {
    patience.watch(context);
    hold(context);
    headers.mark(context);
    framing.mark(context);
    var request = context.request();
    var path = Objects.requireNonNullElse(request.path(), "");
    if (Endpoint.servesPages(path)) {
      cors.mark(context);
    }
    switch (Endpoint.of(request.method(), path)) {
      case Endpoint.OpenSession() ->
          admission.admit(
              context,
              Use.OPEN_SESSION,
              visit -> sessions.open(context, visit.client(), refusing(visit)));
      case Endpoint.RenewSession() ->
          admission.admit(
              context,
              Use.RENEW_SESSION,
              visit -> sessions.renew(context, visit.session(), refusing(visit)));
      case Endpoint.MintSession(var site) ->
          admission.admit(
              context,
              Use.MINT_SESSION,
              site,
              visit -> minting.mint(context, visit.caller(), refusing(visit)));
      case Endpoint.RevokeSessions(var site) ->
          admission.admit(
              context,
              Use.REVOKE_SESSIONS,
              site,
              visit -> revoking.revoke(context, visit.caller(), refusing(visit)));
      case Endpoint.Manifest() ->
          admission.admit(context, Use.MANIFEST, visit -> manifest.send(context));
      case Endpoint.Challenge() ->
          admission.admit(context, Use.CHALLENGE, visit -> challenge(context, visit));
      case Endpoint.Status() -> admission.admit(context, Use.STATUS, visit -> status.send(context));
      case Endpoint.SendMessage(var conversation) ->
          admission.admit(
              context,
              Use.SEND_MESSAGE,
              visit -> relay.send(context, visit.session(), conversation));
      case Endpoint.ResumeReply(var conversation, var turn) ->
          admission.admit(
              context,
              Use.RESUME_REPLY,
              visit -> relay.resume(context, visit.session(), conversation, turn));
      case Endpoint.WidgetScript() ->
          admission.admit(context, Use.WIDGET, visit -> widget.send(context));
      case Endpoint.Preflight() ->
          admission.admit(
              context, Use.PREFLIGHT, visit -> cors.preflight(context, refusing(visit)));
      case Endpoint.WrongMethod(var allowed) ->
          admission.admit(
              context,
              Use.UNKNOWN,
              visit -> {
                context.response().putHeader(HttpHeaders.ALLOW, allowed);
                Refusals.answer(context, ProblemCode.REQUEST_METHOD);
              });
      case Endpoint.Unknown() ->
          admission.admit(
              context, Use.UNKNOWN, visit -> Refusals.answer(context, ProblemCode.REQUEST_UNKNOWN));
    }
  }

  private Consumer<ProblemCode> refusing(Visit visit) {
    return code -> admission.refuse(visit, code);
  }

  private void challenge(RoutingContext context, Visit visit) {
    if (gates.challenges(visit)) {
      challenges.send(context, gates.difficulty(visit));
    } else {
      challenges.none(context);
    }
  }

  /// No body flows until a room asks for it; what nobody asked for runs out at the end.
  private static void hold(RoutingContext context) {
    var request = context.request();
    if (!request.isEnded()) {
      request.pause();
      var _ =
          context.addEndHandler(done -> {
            if (!request.isEnded()) {
              request.resume();
            }
          });
    }
  }

  /// What no handler saw fails here too, so it is marked again.
  private void broken(RoutingContext context) {
    if (!context.response().headWritten()) {
      headers.mark(context);
    }
    if (context.statusCode() == 400 || context.statusCode() == 404) {
      // No route was asked: the router itself takes no request without a host or a path.
      Refusals.last(context, ProblemCode.REQUEST_MALFORMED);
      return;
    }
    var cause = context.failure();
    Refusals.answer(
        context,
        ProblemCode.INTERNAL_ERROR,
        cause == null ? new IllegalStateException("status " + context.statusCode()) : cause);
  }
}
