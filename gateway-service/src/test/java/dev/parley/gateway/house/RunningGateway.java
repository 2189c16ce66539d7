package dev.parley.gateway.house;

import dev.parley.gateway.Gateway;
import dev.parley.gateway.admission.Admission;
import dev.parley.gateway.challenge.Challenge;
import dev.parley.gateway.challenge.ChallengeDesk;
import dev.parley.gateway.challenge.ChallengeKeys;
import dev.parley.gateway.challenge.ChallengeSettings;
import dev.parley.gateway.challenge.EmbeddedSpentChallenges;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.LadderSettings;
import dev.parley.gateway.ladder.Load;
import dev.parley.gateway.ladder.StatusDesk;
import dev.parley.gateway.relay.ManifestRelay;
import dev.parley.gateway.relay.Relay;
import dev.parley.gateway.relay.RelaySettings;
import dev.parley.gateway.relay.Upstream;
import dev.parley.gateway.relay.UpstreamClient;
import dev.parley.gateway.session.ConversationTickets;
import dev.parley.gateway.session.SessionDesk;
import dev.parley.gateway.session.SessionSettings;
import dev.parley.gateway.session.SessionStatements;
import dev.parley.gateway.session.Sessions;
import dev.parley.gateway.site.Cors;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.gateway.widget.Widget;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.statement.StatementVerifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The gateway, put together by hand before an upstream.
public final class RunningGateway implements AutoCloseable {
  public static final String TOKEN = "the-gateways-identity-token";

  private final Vertx vertx = Vertx.vertx();
  private final LocalTransit transit = new LocalTransit();
  private final HttpServer server;
  private final Ladder ladder =
      new Ladder(
          () -> Load.NONE, Configured.as(LadderSettings.class, Map.of()), InstantSource.system());

  public record Lives(Duration life, Duration ticketLife) implements SessionSettings {}

  public record Waits(
      Duration connect, Duration head, Duration silence, Duration manifest, int connections)
      implements RelaySettings {}

  public RunningGateway(URI upstream, PfxOptions key, PfxOptions trust) {
    this(upstream, key, trust, new Lives(Duration.ofMinutes(15), Duration.ofMinutes(10)));
  }

  public RunningGateway(URI upstream, PfxOptions key, PfxOptions trust, SessionSettings lives) {
    var waits =
        new Waits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            64);
    var signer = new StatementSigner(transit);
    var sites =
        new SiteRegistry(
            List.of(site("hotel", Visitor.ORIGIN), site("inn", "https://inn.example")));
    var statements = new SessionStatements(signer, new StatementVerifier(transit), lives);
    var http =
        vertx.createHttpClient(
            UpstreamClient.options(waits).setKeyCertOptions(key).setTrustOptions(trust));
    var adapter = new Upstream(http, upstream, () -> TOKEN, waits);
    var asked = Configured.as(ChallengeSettings.class, Map.of("parley.challenge.work", "1000"));
    var challenge =
        new Challenge(
            new ChallengeKeys(vertx, transit, asked),
            new EmbeddedSpentChallenges(100, InstantSource.system()),
            asked,
            InstantSource.system());
    var router = Router.router(vertx);
    new Gateway(
            new Cors(sites),
            new Admission(new Sessions(vertx, statements, sites)),
            new ChallengeDesk(challenge),
            ladder,
            new StatusDesk(ladder),
            new SessionDesk(statements, sites, new Audit()),
            new ManifestRelay(adapter, vertx),
            new Relay(adapter, new ConversationTickets(vertx, signer, lives), ladder),
            new Widget())
        .register(router);
    this.server = vertx.createHttpServer().requestHandler(router);
    Waiting.on(server.listen(0, "127.0.0.1"));
  }

  public Visitor visitor() {
    return new Visitor(URI.create("http://127.0.0.1:" + server.actualPort()));
  }

  public LocalTransit transit() {
    return transit;
  }

  public Ladder ladder() {
    return ladder;
  }

  private static Site site(String id, String origin) {
    return new Site(new SiteId(id), id, Set.of(new Origin(origin)), List.of("en"));
  }

  @Override
  public void close() {
    Waiting.on(vertx.close());
  }
}
