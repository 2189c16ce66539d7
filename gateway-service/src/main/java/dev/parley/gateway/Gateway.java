package dev.parley.gateway;

import dev.parley.gateway.admission.Admission;
import dev.parley.gateway.challenge.ChallengeDesk;
import dev.parley.gateway.challenge.Difficulty;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ladder.StatusDesk;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.relay.ManifestRelay;
import dev.parley.gateway.relay.Relay;
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

/// Everything that a visitor can reach, and what stands before it.
@Singleton
public class Gateway {

  /// Before any route that a library brings.
  private static final int FIRST = -100;

  private final Cors cors;
  private final Framing framing;
  private final Admission admission;
  private final ChallengeDesk challenges;
  private final Ladder ladder;
  private final StatusDesk status;
  private final SessionDesk sessions;
  private final SiteDesk minting;
  private final ManifestRelay manifest;
  private final Relay relay;
  private final Widget widget;

  public Gateway(
      Cors cors,
      Framing framing,
      Admission admission,
      ChallengeDesk challenges,
      Ladder ladder,
      StatusDesk status,
      SessionDesk sessions,
      SiteDesk minting,
      ManifestRelay manifest,
      Relay relay,
      Widget widget) {
    this.cors = cors;
    this.framing = framing;
    this.admission = admission;
    this.challenges = challenges;
    this.ladder = ladder;
    this.status = status;
    this.sessions = sessions;
    this.minting = minting;
    this.manifest = manifest;
    this.relay = relay;
    this.widget = widget;
  }

  /// Takes every request of the listener.
  public void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::answer).failureHandler(Gateway::broken);
  }

  private void answer(RoutingContext context) {
    hold(context);
    harden(context);
    framing.mark(context);
    cors.mark(context);
    var request = context.request();
    switch (Endpoint.of(request.method(), Objects.requireNonNullElse(request.path(), ""))) {
      case Endpoint.OpenSession() ->
          admission.withoutSession(context, client -> sessions.open(context, client));
      case Endpoint.RenewSession() ->
          admission.withSession(context, session -> sessions.renew(context, session));
      case Endpoint.MintSession(var site) ->
          admission.withoutSession(context, client -> minting.mint(context, site, client));
      case Endpoint.Manifest() -> admission.withSession(context, session -> manifest.send(context));
      case Endpoint.Challenge() -> challenges.send(context, difficulty());
      case Endpoint.Status() -> status.send(context);
      case Endpoint.SendMessage(var conversation) ->
          admission.withSession(context, session -> relay.send(context, session, conversation));
      case Endpoint.ResumeReply(var conversation, var turn) ->
          admission.withSession(
              context, session -> relay.resume(context, session, conversation, turn));
      case Endpoint.WidgetScript() -> widget.send(context);
      case Endpoint.Preflight() -> cors.preflight(context);
      case Endpoint.WrongMethod(var allowed) -> {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        Refusals.answer(context, ProblemCode.REQUEST_METHOD);
      }
      case Endpoint.Unknown() -> Refusals.answer(context, ProblemCode.REQUEST_UNKNOWN);
    }
  }

  private Difficulty difficulty() {
    return ladder.rung().atLeast(Rung.PROOF_OF_WORK) ? Difficulty.RAISED : Difficulty.USUAL;
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

  private static void harden(RoutingContext context) {
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-site");
  }

  private static void broken(RoutingContext context) {
    var cause = context.failure();
    Refusals.answer(
        context,
        ProblemCode.INTERNAL_ERROR,
        cause == null ? new IllegalStateException("status " + context.statusCode()) : cause);
  }
}
