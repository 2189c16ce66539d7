package dev.parley.gateway.admission;

import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.address.Address;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.explain.Explainer;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.Spent;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of each line of the table what it would say, as far as that can be told without a request.
@Singleton
public class TableExplainer implements Explainer {
  private static final List<String> A_SITE = List.of("a site");
  private static final List<String> A_SESSION = List.of("a session");
  private static final List<String> A_SOLUTION = List.of("a solved challenge");

  private final List<Gate> gates;
  private final SiteRegistry sites;
  private final AccessLists lists;
  private final Geofence geofence;
  private final Ladder ladder;
  private final Gates gatekeeper;
  private final Peeks peeks;

  public TableExplainer(
      AdmissionTable table,
      SiteRegistry sites,
      AccessLists lists,
      Geofence geofence,
      Ladder ladder,
      Gates gatekeeper,
      Peeks peeks) {
    this.gates = table.gates();
    this.sites = sites;
    this.lists = lists;
    this.geofence = geofence;
    this.ladder = ladder;
    this.gatekeeper = gatekeeper;
    this.peeks = peeks;
  }

  @Override
  public Future<Explanation> explain(Hypothesis hypothesis) {
    var address = peeks.visitor(hypothesis.address());
    var place = geofence.place(address);
    var site =
        hypothesis.site().or(() -> hypothesis.origin().flatMap(sites::speaking).map(Site::id));
    return peeks
        .spent(LimitKeys.of(address, place.asn().orElse(0), site.orElse(null)))
        .map(spent -> explain(hypothesis, address, place, site, spent));
  }

  private Explanation explain(
      Hypothesis hypothesis, Address address, Place place, Optional<SiteId> site, Spent spent) {
    var explained = new ArrayList<Explained>();
    explained.add(peeks.connection(address));
    for (var gate : gates) {
      explained.add(
          switch (gate.name()) {
            case "form" -> told(gate, Ruling.admitted("form"), "a request of one reading");
            case "client" -> peeks.client(gate, hypothesis.address(), address);
            case "acl" ->
                told(gate, lists.judge(site, address), "the suite's list, then the site's")
                    .lacking(site.isEmpty() ? A_SITE : List.of());
            case "geofence" ->
                told(
                        gate,
                        geofence.judge(site, place),
                        "country " + place.country().orElse("unknown"))
                    .lacking(site.isEmpty() ? A_SITE : List.of());
            case "ladder" -> told(gate, ladder.judge(), "the rung now in force");
            case "challenge" -> challenge(gate, address);
            case "credential" -> unasked(gate, "asked of a site's server only");
            case "session" -> origin(gate, hypothesis);
            case "limit" -> limits(gate, site, Stage.UNPROVEN, spent);
            case "proven-limit" -> limits(gate, site, Stage.PROVEN, spent);
            case "stream" -> peeks.streams(gate, address);
            default -> unasked(gate, "depends on what else was sent").lacking(A_SESSION);
          });
    }
    return new Explanation(place.country(), place.asn(), explained);
  }

  /// Of a new session; whoever has one is not asked again.
  private Explained challenge(Gate gate, Address address) {
    return gatekeeper.challenges(address)
        ? unasked(gate, "asked for before a new session").lacking(A_SOLUTION)
        : told(gate, Ruling.admitted("challenge.not-asked"), "not asked for before a new session");
  }

  private Explained limits(Gate gate, Optional<SiteId> site, Stage stage, Spent spent) {
    return peeks.limits(gate, stage, spent, numbers(site, stage));
  }

  /// The numbers that the site has of its own, where it has any.
  private String numbers(Optional<SiteId> named, Stage stage) {
    var own =
        named
            .flatMap(id -> sites.find(id.value()))
            .map(Site::limits)
            .orElse(Map.of())
            .entrySet()
            .stream()
            .filter(row -> row.getKey().stage() == stage)
            .map(row -> row.getKey().label() + " " + row.getValue())
            .sorted()
            .toList();
    return own.isEmpty() ? "" : "the site's own: " + String.join(", ", own);
  }

  /// A page that its site does not list gets no session, whatever else it shows.
  private Explained origin(Gate gate, Hypothesis hypothesis) {
    if (hypothesis.origin().isEmpty()) {
      return unasked(gate, "depends on the session shown").lacking(List.of("a page", "a session"));
    }
    var speaking = sites.speaking(hypothesis.origin().get());
    var listed =
        speaking.filter(
            site -> hypothesis.site().isEmpty() || hypothesis.site().get().equals(site.id()));
    return listed.isPresent()
        ? unasked(gate, "the site lists this page; depends on the session shown").lacking(A_SESSION)
        : told(
                gate,
                Ruling.refused("site.origin", ProblemCode.SITE_ORIGIN),
                "the site does not list this page")
            .only(List.of());
  }

  private static Explained unasked(Gate gate, String detail) {
    return new Explained(gate.name(), Peeks.falls(gate), Explained.NOT_ASKED, "", detail);
  }

  private static Explained told(Gate gate, Ruling ruling, String detail) {
    return switch (ruling) {
      case Ruling.Admitted(var rule) ->
          new Explained(gate.name(), Peeks.falls(gate), Explained.ADMITTED, rule, detail);
      case Ruling.Refused(var rule, var code, var _) ->
          new Explained(gate.name(), Peeks.falls(gate), code.code(), rule, detail)
              .only(Peeks.part(gate));
    };
  }
}
