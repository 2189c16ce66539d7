package dev.parley.gateway.admission;

import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.address.Address;
import dev.parley.gateway.challenge.Challenge;
import dev.parley.gateway.challenge.Difficulty;
import dev.parley.gateway.client.Client;
import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.client.ClientCheck;
import dev.parley.gateway.credential.CredentialCheck;
import dev.parley.gateway.form.RequestHead;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ladder.Suspicion;
import dev.parley.gateway.ratelimit.Judgement;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.caps.Lease;
import dev.parley.gateway.ratelimit.caps.Opening;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.session.SessionCheck;
import dev.parley.gateway.session.Sessions;
import dev.parley.gateway.session.SiteDesk;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/// How each line of the table asks its room.
@Singleton
public class Gates {
  private static final Future<Ruling> CLEAR = Future.succeededFuture(Ruling.admitted("form"));
  private static final Future<Ruling> UNCLEAR =
      Future.succeededFuture(Ruling.refused("form.ambiguous", ProblemCode.REQUEST_MALFORMED));
  private static final Future<Ruling> CLIENT_KNOWN =
      Future.succeededFuture(Ruling.admitted("client"));
  private static final Future<Ruling> SESSION_VALID =
      Future.succeededFuture(Ruling.admitted("session"));
  private static final Future<Ruling> NO_CHALLENGE =
      Future.succeededFuture(Ruling.admitted("challenge.not-asked"));

  private static final Ruling PROVEN = Ruling.admitted("credential");
  private static final Ruling ROOM_FOR_A_STREAM = Ruling.admitted("cap");

  private final ClientAddresses addresses;
  private final SiteRegistry sites;
  private final AccessLists lists;
  private final Geofence geofence;
  private final RateLimits limits;
  private final Ladder ladder;
  private final Suspicion suspicion;
  private final Challenge challenge;
  private final Sessions sessions;
  private final SiteDesk minting;
  private final Caps caps;

  public Gates(
      ClientAddresses addresses,
      SiteRegistry sites,
      AccessLists lists,
      Geofence geofence,
      RateLimits limits,
      Ladder ladder,
      Suspicion suspicion,
      Challenge challenge,
      Sessions sessions,
      SiteDesk minting,
      Caps caps) {
    this.addresses = addresses;
    this.sites = sites;
    this.lists = lists;
    this.geofence = geofence;
    this.limits = limits;
    this.ladder = ladder;
    this.suspicion = suspicion;
    this.challenge = challenge;
    this.sessions = sessions;
    this.minting = minting;
    this.caps = caps;
  }

  /// What has no single reading is nobody's request yet.
  Future<Ruling> form(Visit visit) {
    return RequestHead.clear(visit.context().request()) ? CLEAR : UNCLEAR;
  }

  /// Looks the place up as well, once, so that whatever refuses is recorded with its country.
  Future<Ruling> client(Visit visit) {
    return switch (Client.of(visit.context().request(), addresses)) {
      case ClientCheck.Known(var client) -> {
        visit.found(client, client.origin().flatMap(sites::speaking).map(Site::id));
        visit.found(geofence.place(client.address()));
        yield CLIENT_KNOWN;
      }
      case ClientCheck.Unknown(var reason) ->
          done(Ruling.refused(reason.rule(), ProblemCode.CLIENT_UNRESOLVED));
    };
  }

  Future<Ruling> accessLists(Visit visit) {
    return done(lists.judge(visit.visited(), visit.address()));
  }

  Future<Ruling> geofence(Visit visit) {
    return done(geofence.judge(visit.visited(), visit.place()));
  }

  Future<Ruling> limits(Visit visit) {
    return limits(visit, Stage.UNPROVEN);
  }

  Future<Ruling> credential(Visit visit) {
    return minting
        .prove(visit.context(), visit.site().orElseThrow(), visit.client())
        .map(check ->
            switch (check) {
              case CredentialCheck.Proven proven -> {
                visit.found(proven);
                yield PROVEN;
              }
              case CredentialCheck.Crowded(var retryAfter) ->
                  Ruling.refused("credential.full", ProblemCode.LIMIT_EXCEEDED, retryAfter);
              case CredentialCheck.Refused _ ->
                  Ruling.refused("site.credential", ProblemCode.SITE_CREDENTIAL);
            });
  }

  /// After what strangers cannot show, so that they cannot use up what visitors share.
  Future<Ruling> provenLimits(Visit visit) {
    return limits(visit, Stage.PROVEN);
  }

  Future<Ruling> ladder(Visit visit) {
    return done(ladder.judge());
  }

  /// A source that was refused often proves work though nobody else has to.
  Future<Ruling> challenge(Visit visit) {
    return challenges(visit) ? challenge.judge(header(visit)) : NO_CHALLENGE;
  }

  Future<Ruling> session(Visit visit) {
    return sessions
        .check(visit.client())
        .compose(check ->
            switch (check) {
              case SessionCheck.Valid(var session) -> {
                visit.found(session);
                yield SESSION_VALID;
              }
              case SessionCheck.Refused(var reason) -> done(Ruling.refused(reason.code(), reason));
            });
  }

  /// What is held open counts until it ends, however it ends.
  Future<Ruling> streams(Visit visit) {
    return done(
        switch (caps.stream(visit.address(), visit.session().name())) {
          case Opening.Admitted(var lease) -> {
            hold(visit.context(), lease);
            yield ROOM_FOR_A_STREAM;
          }
          case Opening.Refused refused -> refused.ruling();
        });
  }

  private void hold(RoutingContext context, Lease lease) {
    Handler<AsyncResult<Void>> ended = done -> lease.close();
    var _ = context.addEndHandler(ended);
    if (context.response().closed()) {
      // Its client left while a gate was asked: nobody is told of that end any more.
      ended.handle(Future.succeededFuture());
    }
  }

  /// Whether that visitor has to solve a challenge before a session.
  public boolean challenges(Visit visit) {
    return challenges(visit.address());
  }

  boolean challenges(Address address) {
    return challenge.asked(suspicious(address));
  }

  /// How much work a challenge asks of that visitor.
  public Difficulty difficulty(Visit visit) {
    return suspicious(visit.address()) ? Difficulty.RAISED : Difficulty.USUAL;
  }

  private boolean suspicious(Address address) {
    return ladder.rung().atLeast(Rung.PROOF_OF_WORK) || suspicion.suspicious(address);
  }

  private Future<Ruling> limits(Visit visit, Stage stage) {
    return limits.judge(stage, visit.use(), visit.keys()).map(judgement -> told(visit, judgement));
  }

  private Ruling told(Visit visit, Judgement judgement) {
    var told = judgement.after(visit.told());
    visit.told(told);
    limits.fields().write(told, visit.site().orElse(null), visit.context().response());
    return judgement.ruling();
  }

  private static Optional<String> header(Visit visit) {
    var values = visit.context().request().headers().getAll(Challenge.HEADER);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static Future<Ruling> done(Ruling ruling) {
    return Future.succeededFuture(ruling);
  }
}
