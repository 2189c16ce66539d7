package dev.parley.gateway.session;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.site.Site;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Whose sessions their site's server has ended, and when.
///
/// In this process, and in the store where replicas share one: there each is asked about every
/// session of a subject that a site names, in one round trip. While the store is away a replica
/// knows what was ended at itself, and whoever ends sessions is told that it holds nowhere else.
@Singleton
public class EndedSubjects {
  /// A token lives a quarter of an hour, and only a good one is renewed; the minute is for one that
  /// another replica renews meanwhile, and for its clock.
  static final Duration HELD = SessionStatements.LONGEST_TOKEN.plusMinutes(1);

  private final SharedStore store;
  private final LimitSettings limits;
  private final InstantSource clock;
  private final Map<SiteId, EndedShare> ended = new ConcurrentHashMap<>();

  @Inject
  public EndedSubjects(SharedStore store, LimitSettings limits) {
    this(store, limits, InstantSource.system());
  }

  EndedSubjects(SharedStore store, LimitSettings limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /// Ends all that began until now, to the second. Never a failure.
  Future<Revocation> end(Site site, SubjectId subject) {
    var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    var full =
        ended
            .computeIfAbsent(site.id(), first -> new EndedShare())
            .end(subject, now, HELD, site.quota(Limit.SITE_MINT, limits).within(HELD));
    if (full.isPresent()) {
      return Future.succeededFuture(new Revocation.Full(full.get()));
    }
    return switch (store.sharing()) {
      case EMBEDDED -> Future.succeededFuture(Revocation.Held.EVERYWHERE);
      case ALONE -> Future.succeededFuture(Revocation.Held.HERE);
      case SHARED ->
          store
              .ask(connection -> connection.send(mark(site.id(), subject, now)))
              .<Revocation>map(Revocation.Held.EVERYWHERE)
              .otherwise(Revocation.Held.HERE);
    };
  }

  /// Never a failure, and at once where no store is asked.
  Future<Boolean> ended(Session session) {
    if (!SiteSubject.named(session.subject())) {
      return Future.succeededFuture(false);
    }
    var here = ended.get(session.site());
    if (here != null && here.ended(session.subject(), session.letIn())) {
      return Future.succeededFuture(true);
    }
    return switch (store.sharing()) {
      case EMBEDDED, ALONE -> Future.succeededFuture(false);
      case SHARED ->
          store
              .ask(connection ->
                  connection.send(
                      Request.cmd(Command.GET).arg(name(session.site(), session.subject()))))
              .map(at ->
                  at != null && session.letIn().getEpochSecond() <= Long.parseLong(at.toString()))
              .otherwise(false);
    };
  }

  private Request mark(SiteId site, SubjectId subject, Instant at) {
    return Request.cmd(Command.SET)
        .arg(name(site, subject))
        .arg(at.getEpochSecond())
        .arg("PX")
        .arg(HELD.toMillis());
  }

  private String name(SiteId site, SubjectId subject) {
    return store.name(Kind.ENDED, site.value() + ' ' + subject.value());
  }
}
