package dev.parley.gateway.house;

import dev.parley.gateway.Gateway;
import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.acl.AccessSettings;
import dev.parley.gateway.acl.AdminEntries;
import dev.parley.gateway.admission.Admission;
import dev.parley.gateway.admission.AdmissionTable;
import dev.parley.gateway.admission.Gates;
import dev.parley.gateway.admission.Peeks;
import dev.parley.gateway.admission.TableExplainer;
import dev.parley.gateway.challenge.Challenge;
import dev.parley.gateway.challenge.ChallengeDesk;
import dev.parley.gateway.challenge.ChallengeKeys;
import dev.parley.gateway.challenge.ChallengeSettings;
import dev.parley.gateway.challenge.EmbeddedSpentChallenges;
import dev.parley.gateway.challenge.SharedSpentChallenges;
import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.client.ClientSettings;
import dev.parley.gateway.client.ProxyProtocolListener;
import dev.parley.gateway.credential.Assertions;
import dev.parley.gateway.credential.IssuedTokens;
import dev.parley.gateway.credential.SiteCallers;
import dev.parley.gateway.edge.AnswerHeaders;
import dev.parley.gateway.edge.EdgeSettings;
import dev.parley.gateway.explain.Explainer;
import dev.parley.gateway.issuer.IssuerSettings;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.LadderPin;
import dev.parley.gateway.ladder.LadderSettings;
import dev.parley.gateway.ladder.Load;
import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.ladder.StatusDesk;
import dev.parley.gateway.ladder.Suspicion;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.caps.CapSettings;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.patience.Patience;
import dev.parley.gateway.ratelimit.patience.PatienceSettings;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.record.RecordSettings;
import dev.parley.gateway.relay.ManifestRelay;
import dev.parley.gateway.relay.Relay;
import dev.parley.gateway.relay.RelaySettings;
import dev.parley.gateway.relay.Upstream;
import dev.parley.gateway.relay.UpstreamClient;
import dev.parley.gateway.session.ConversationTickets;
import dev.parley.gateway.session.EndedSubjects;
import dev.parley.gateway.session.RevocationDesk;
import dev.parley.gateway.session.SessionDesk;
import dev.parley.gateway.session.SessionSettings;
import dev.parley.gateway.session.SessionStatements;
import dev.parley.gateway.session.Sessions;
import dev.parley.gateway.session.SiteDesk;
import dev.parley.gateway.shared.SharedSettings;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.Cors;
import dev.parley.gateway.site.Framing;
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
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The gateway, put together by hand before an upstream.
public final class RunningGateway implements AutoCloseable {
  public static final String TOKEN = "the-gateways-identity-token";

  static final Lives USUAL = new Lives(Duration.ofMinutes(15), Duration.ofMinutes(10));

  private final Vertx vertx = Vertx.vertx();
  private final LocalTransit transit = new LocalTransit();
  private final Router router;
  private final HttpServer server;
  private final SharedStore store;
  private final Ladder ladder;
  private final LadderPin pin;
  private final AdminEntries lists;
  private final AccessLists accessLists;
  private final DecisionLog decisions;
  private final Caps caps;
  private final MeasuredLoad load;
  private final AdmissionTable table;
  private final Explainer explainer;
  private final Gates gates;

  public record Lives(Duration life, Duration ticketLife, Duration longest)
      implements SessionSettings {
    public Lives(Duration life, Duration ticketLife) {
      this(life, ticketLife, Duration.ofHours(12));
    }
  }

  public record Issuer(Optional<URI> issuer, Optional<Path> caFile) implements IssuerSettings {
    public static final Issuer NONE = new Issuer(Optional.empty(), Optional.empty());
  }

  public record Waits(
      Duration connect, Duration head, Duration silence, Duration manifest, int connections)
      implements RelaySettings {}

  /// Where to pass on to, and by whose word.
  public record Before(URI upstream, PfxOptions key, PfxOptions trust) {}

  /// An upstream that is never asked; its certificates are made once.
  private static final class Nobody {
    static final Before BEFORE = before(TestAuthority.create());

    private static Before before(TestAuthority authority) {
      return new Before(
          URI.create("https://localhost:1"), authority.leaf("gateway-service"), authority.trust());
    }
  }

  public RunningGateway(URI upstream, PfxOptions key, PfxOptions trust) {
    this(new Before(upstream, key, trust), Manner.USUAL);
  }

  public RunningGateway(URI upstream, PfxOptions key, PfxOptions trust, SessionSettings lives) {
    this(new Before(upstream, key, trust), Manner.USUAL.living(lives));
  }

  public RunningGateway(
      URI upstream,
      PfxOptions key,
      PfxOptions trust,
      SessionSettings lives,
      ClientSettings clients) {
    this(new Before(upstream, key, trust), Manner.USUAL.living(lives).believing(clients));
  }

  /// Before an upstream that is never asked.
  public static RunningGateway of(Collection<Site> sites, IssuerSettings issuer) {
    return of(Manner.USUAL.serving(sites, issuer));
  }

  /// Before an upstream that is never asked.
  public static RunningGateway of(Manner manner) {
    return new RunningGateway(Nobody.BEFORE, manner);
  }

  public RunningGateway(Before before, Manner manner) {
    var settings = manner.settings();
    var waits =
        new Waits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.parse(settings.getOrDefault("house.silence", "PT3S")),
            Duration.ofSeconds(30),
            64);
    var lives = manner.lives();
    var clock = InstantSource.system();
    var signer = new StatementSigner(transit);
    var sites =
        manner.documents().map(SiteRegistry::new).orElseGet(() -> new SiteRegistry(manner.sites()));
    var statements = new SessionStatements(signer, new StatementVerifier(transit), lives);
    var sessions = new SessionDesk(statements, sites, new Audit());
    var http =
        vertx.createHttpClient(
            UpstreamClient.options(waits)
                .setKeyCertOptions(before.key())
                .setTrustOptions(before.trust()));
    var adapter = new Upstream(() -> http, before.upstream(), () -> TOKEN, waits);
    var sharing = Configured.as(SharedSettings.class, settings);
    store = new SharedStore(vertx, sharing);
    var spent = new SpentMarks(store);
    var asked = Configured.as(ChallengeSettings.class, settings);
    var challenge =
        new Challenge(
            new ChallengeKeys(vertx, transit, asked),
            new SharedSpentChallenges(new EmbeddedSpentChallenges(100, clock), spent),
            asked,
            clock);
    var steps = Configured.as(LadderSettings.class, settings);
    var suspicion = new Suspicion(steps, clock);
    load = new MeasuredLoad(steps, clock);
    ladder = new Ladder(() -> Load.NONE, steps, clock);
    pin = new LadderPin(ladder, store);
    var access = Configured.as(AccessSettings.class, settings);
    lists = new AdminEntries(access);
    decisions =
        new DecisionLog(
            Configured.as(RecordSettings.class, settings), new Audit()::record, () -> 0, clock);
    var folder = Path.of(settings.getOrDefault("parley.sites", "src/test/none"));
    accessLists = new AccessLists(access, folder, lists, sites);
    accessLists.start();
    var addresses = new ClientAddresses(manner.clients());
    caps = new Caps(Configured.as(CapSettings.class, settings));
    var minting =
        new SiteDesk(
            sessions,
            statements,
            new SiteCallers(
                sites,
                new Assertions(spent, Configured.as(LimitSettings.class, settings)),
                new IssuedTokens(manner.issuer())));
    var ended = new EndedSubjects(store, Configured.as(LimitSettings.class, settings));
    var limits =
        new RateLimits(Configured.as(LimitSettings.class, settings), store, sharing, sites);
    gates =
        new Gates(
            addresses,
            sites,
            accessLists,
            manner.geofence(),
            limits,
            ladder,
            suspicion,
            challenge,
            new Sessions(vertx, statements, sites, ended),
            minting,
            caps);
    table = new AdmissionTable(gates);
    explainer =
        new TableExplainer(
            table,
            sites,
            accessLists,
            manner.geofence(),
            ladder,
            gates,
            new Peeks(addresses, limits, caps));
    router = Router.router(vertx);
    new Gateway(
            new AnswerHeaders(false, Configured.as(EdgeSettings.class, settings).hsts(), addresses),
            new Cors(sites),
            new Framing(sites),
            new Patience(Configured.as(PatienceSettings.class, settings)),
            new Admission(table, decisions, load, suspicion),
            new ChallengeDesk(challenge),
            gates,
            new StatusDesk(ladder),
            sessions,
            minting,
            new RevocationDesk(ended, new Audit()),
            new ManifestRelay(adapter, vertx),
            new Relay(adapter, new ConversationTickets(vertx, signer, lives), ladder, load),
            new Widget())
        .register(router);
    var visited = listening();
    new ProxyProtocolListener(manner.clients()).customizeHttpServer(visited);
    this.server =
        vertx
            .createHttpServer(
                visited
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setIdleTimeout(
                        Math.toIntExact(
                            Duration.parse(settings.getOrDefault("house.idle", "PT60S"))
                                .toMillis())))
            .requestHandler(router);
    Waiting.on(server.listen(0, "127.0.0.1"));
  }

  /// The same gateway on a listener that speaks HTTP/2 without TLS, so that frames can be written
  /// by hand.
  public URI speakingHttp2() {
    var listener =
        vertx.createHttpServer(listening().setHttp2ClearTextEnabled(true)).requestHandler(router);
    Waiting.on(listener.listen(0, "127.0.0.1"));
    return URI.create("http://127.0.0.1:" + listener.actualPort());
  }

  /// As `application.properties` has it.
  private static HttpServerOptions listening() {
    return new HttpServerOptions()
        .setMaxHeaderSize(8 * 1024)
        .setMaxInitialLineLength(2_048)
        .setIdleTimeout(60)
        .setHttp2ClearTextEnabled(false);
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

  /// The ladder as an operator holds it.
  public LadderPin pin() {
    return pin;
  }

  /// The operators' access lists.
  public OperatorLists lists() {
    return new OperatorLists(lists);
  }

  /// All access lists, which look for newer files by themselves.
  public AccessLists accessLists() {
    return accessLists;
  }

  /// Where it keeps what replicas share.
  public Sharing sharing() {
    return store.sharing();
  }

  /// The table that runs.
  public AdmissionTable table() {
    return table;
  }

  /// What a table of a test's own may ask.
  public Gates gates() {
    return gates;
  }

  public Explainer explainer() {
    return explainer;
  }

  public Load load() {
    return load.load();
  }

  /// What counts what is open.
  public Caps caps() {
    return caps;
  }

  /// The streams that count as open.
  public int streams() {
    return caps.openStreams();
  }

  public DecisionLog decisions() {
    return decisions;
  }

  public static Site site(String id, String origin) {
    return new Site(new SiteId(id), id, Set.of(new Origin(origin)), List.of("en"));
  }

  @Override
  public void close() {
    accessLists.stop();
    store.close();
    Waiting.on(vertx.close());
  }
}
