package dev.parley.gateway.session;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.statement.StatementSigner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// The tickets that speak for a session's conversations on the inner hops, kept and signed anew at
/// half their life.
@Singleton
public class ConversationTickets {
  private static final Logger LOG = Logger.getLogger(ConversationTickets.class);
  private static final int REMEMBERED = 20_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final StatementSigner signer;
  private final Duration life;
  private final InstantSource clock;
  private final Recent<Key, Signed> tickets = new Recent<>(REMEMBERED);

  private record Key(SiteId site, SubjectId subject, ConversationId conversation) {}

  private record Signed(
      String statement, Instant replaceAt, Instant lastUseAt, AtomicBoolean replacing) {}

  @Inject
  public ConversationTickets(Vertx vertx, StatementSigner signer, SessionSettings settings) {
    this(vertx, signer, settings, InstantSource.system());
  }

  ConversationTickets(
      Vertx vertx, StatementSigner signer, SessionSettings settings, InstantSource clock) {
    if (settings.ticketLife().compareTo(LONGEST) > 0 || settings.ticketLife().toSeconds() < 4) {
      throw new IllegalStateException("parley.session.ticket-life must be 4 seconds to 10 minutes");
    }
    this.vertx = vertx;
    this.signer = signer;
    this.life = settings.ticketLife();
    this.clock = clock;
  }

  /// The value of `Parley-Ticket`. A turn must be able to end under it, so none is handed out in
  /// the last quarter of its life.
  public Future<String> ticket(Session session, ConversationId conversation) {
    var key = new Key(session.site(), session.subject(), conversation);
    var now = clock.instant();
    var held = tickets.find(key);
    if (held == null || !now.isBefore(held.lastUseAt())) {
      return Blocking.run(vertx, () -> sign(key));
    }
    if (!now.isBefore(held.replaceAt()) && held.replacing().compareAndSet(false, true)) {
      Blocking.run(vertx, () -> sign(key))
          .onFailure(failed -> {
            LOG.warnf("ticket not replaced: %s", failed.getMessage());
            held.replacing().set(false);
          });
    }
    return Future.succeededFuture(held.statement());
  }

  private String sign(Key key) {
    var now = clock.instant();
    var ticket =
        new Ticket(
            key.site(),
            key.subject(),
            key.conversation(),
            Set.of(Ticket.Purpose.values()),
            now.plus(life));
    var statement = signer.sign(Ticket.KEY, Ticket.TYPE, ticket.claims(now));
    tickets.keep(
        key,
        new Signed(
            statement,
            now.plus(life.dividedBy(2)),
            now.plus(life.multipliedBy(3).dividedBy(4)),
            new AtomicBoolean()));
    return statement;
  }
}
