package dev.parley.gateway.house;

import dev.parley.gateway.client.ClientSettings;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.issuer.IssuerSettings;
import dev.parley.gateway.session.SessionSettings;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.document.SiteDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a test may want of a [RunningGateway] otherwise.
///
/// @param settings by their names; limits are wide where none is set
/// @param documents in place of the sites, where they may change
public record Manner(
    SessionSettings lives,
    Collection<Site> sites,
    IssuerSettings issuer,
    ClientSettings clients,
    Geofence geofence,
    Map<String, String> settings,
    Optional<SiteDocuments> documents) {

  public static final Manner USUAL =
      new Manner(
          RunningGateway.USUAL,
          List.of(
              RunningGateway.site("hotel", Visitor.ORIGIN),
              RunningGateway.site("inn", "https://inn.example")),
          RunningGateway.Issuer.NONE,
          ClientRules.DIRECT,
          new Geofence(Map::of, address -> Place.UNKNOWN, site -> false),
          WideLimits.SETTINGS,
          Optional.empty());

  public Manner living(SessionSettings other) {
    return new Manner(other, sites, issuer, clients, geofence, settings, documents);
  }

  public Manner serving(Collection<Site> other, IssuerSettings by) {
    return new Manner(lives, other, by, clients, geofence, settings, documents);
  }

  public Manner believing(ClientSettings other) {
    return new Manner(lives, sites, issuer, other, geofence, settings, documents);
  }

  public Manner fenced(Geofence other) {
    return new Manner(lives, sites, issuer, clients, other, settings, documents);
  }

  /// Sites that may change while it runs.
  public Manner keeping(SiteDocuments other) {
    return new Manner(lives, sites, issuer, clients, geofence, settings, Optional.of(other));
  }

  /// Sessions for everybody who asks.
  public Manner unchallenged() {
    return with(Map.of("parley.challenge.anonymous-sessions", "suspicious"));
  }

  /// Beside the wide limits.
  public Manner with(Map<String, String> more) {
    return new Manner(lives, sites, issuer, clients, geofence, WideLimits.and(more), documents);
  }
}
