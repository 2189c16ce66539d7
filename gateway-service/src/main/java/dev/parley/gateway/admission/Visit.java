package dev.parley.gateway.admission;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.Client;
import dev.parley.gateway.credential.CredentialCheck;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.ratelimit.Judgement;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.Observed;
import dev.parley.gateway.refusal.Ending;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.session.Session;
import dev.parley.kernel.id.SiteId;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on its way through the gates, and what they have found of it so far. It belongs to
/// one event loop.
public final class Visit {
  private static final Ruling NONE = Ruling.admitted("none");

  private final RoutingContext context;
  private final Use use;
  private final Ending ending;
  private @Nullable Client client;
  private Optional<SiteId> site;
  private Place place = Place.UNKNOWN;
  private CredentialCheck.@Nullable Proven caller;
  private @Nullable Session session;
  private Judgement told = Judgement.nothing();
  private String lastGate = "none";
  private Ruling lastRuling = NONE;

  /// @param site the one that the path names, if it names one
  Visit(RoutingContext context, Use use, Optional<SiteId> site) {
    this.context = context;
    this.use = use;
    this.site = site;
    this.ending = Ending.of(context);
  }

  public RoutingContext context() {
    return context;
  }

  /// Whether there is nobody any more whom it could be begun for.
  boolean isOver() {
    return ending.reached();
  }

  Use use() {
    return use;
  }

  /// @throws IllegalStateException before the gate `client` has admitted it
  public Client client() {
    if (client == null) {
      throw new IllegalStateException("no client yet");
    }
    return client;
  }

  /// The same, as far as it is known.
  Optional<Client> asked() {
    return Optional.ofNullable(client);
  }

  /// @throws IllegalStateException before the gate `session` has admitted it
  public Session session() {
    if (session == null) {
      throw new IllegalStateException("no session yet");
    }
    return session;
  }

  /// @throws IllegalStateException before the gate `credential` has admitted it
  public CredentialCheck.Proven caller() {
    if (caller == null) {
      throw new IllegalStateException("no caller yet");
    }
    return caller;
  }

  Address address() {
    return client().address();
  }

  /// The site whose rules for visitors hold: a site's server is none.
  Optional<SiteId> visited() {
    return Use.BY_SERVERS.contains(use) ? Optional.empty() : site;
  }

  Optional<SiteId> site() {
    return site;
  }

  Place place() {
    return place;
  }

  /// What the client was told of limits until now.
  Judgement told() {
    return told;
  }

  void told(Judgement tightest) {
    told = tightest;
  }

  void found(Client asking, Optional<SiteId> asked) {
    client = asking;
    site = site.or(() -> asked);
  }

  void found(Place where) {
    place = where;
  }

  void found(CredentialCheck.Proven proven) {
    caller = proven;
  }

  void found(Session valid) {
    session = valid;
    site = Optional.of(valid.site());
  }

  /// A request is recorded once, by the gate that decided: the one that refused, or the last.
  void passed(Gate gate, Ruling ruling) {
    lastGate = gate.name();
    lastRuling = ruling;
  }

  String lastGate() {
    return lastGate;
  }

  Ruling lastRuling() {
    return lastRuling;
  }

  LimitKeys keys() {
    var keys = LimitKeys.of(address(), place.asn().orElse(0), site.orElse(null));
    return session == null ? keys : keys.with(session.site(), session.name(), session.subject());
  }

  Observed observed() {
    return new Observed(
        asked().map(Client::address), site, place.country(), place.asn(), use.name());
  }
}
