package dev.parley.gateway.admission;

import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.address.Address;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.explain.Explainer;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says of each line of the table what it would say, as far as that can be told without a request.
@Singleton
public class TableExplainer implements Explainer {
  private static final String OTHERWISE = "depends on what else was sent";

  private final List<Gate> gates;
  private final SiteRegistry sites;
  private final AccessLists lists;
  private final Geofence geofence;
  private final Ladder ladder;
  private final Gates gatekeeper;

  public TableExplainer(
      AdmissionTable table,
      SiteRegistry sites,
      AccessLists lists,
      Geofence geofence,
      Ladder ladder,
      Gates gatekeeper) {
    this.gates = table.gates();
    this.sites = sites;
    this.lists = lists;
    this.geofence = geofence;
    this.ladder = ladder;
    this.gatekeeper = gatekeeper;
  }

  @Override
  public Explanation explain(Hypothesis hypothesis) {
    var address = gatekeeper.visitor(hypothesis.address());
    var place = geofence.place(address);
    var site =
        hypothesis.site().or(() -> hypothesis.origin().flatMap(sites::speaking).map(Site::id));
    var explained = new ArrayList<Explained>();
    for (var gate : gates) {
      explained.add(
          switch (gate.name()) {
            case "form" -> told(gate, Ruling.admitted("form"), "a request of one reading");
            case "client" ->
                told(gate, Ruling.admitted("client"), judged(hypothesis.address(), address));
            case "acl" ->
                told(gate, lists.judge(site, address), "the suite's list, then the site's");
            case "geofence" ->
                told(
                    gate,
                    geofence.judge(site, place),
                    "country " + place.country().orElse("unknown"));
            case "ladder" -> told(gate, ladder.judge(), "the rung now in force");
            case "challenge" -> unasked(gate, challenge(address));
            case "session" -> origin(gate, hypothesis);
            case "limit" -> unasked(gate, limits(site, Stage.UNPROVEN));
            case "proven-limit" -> unasked(gate, limits(site, Stage.PROVEN));
            default -> unasked(gate, OTHERWISE);
          });
    }
    return new Explanation(place.country(), place.asn(), explained);
  }

  private static String judged(Address given, Address address) {
    return given.equals(address) ? "the address as it was given" : "the IPv4 host " + address;
  }

  /// Of a new session; whoever has one is not asked again.
  private String challenge(Address address) {
    return (gatekeeper.challenges(address) ? "asked for" : "not asked for")
        + " before a new session";
  }

  /// The numbers that the site has of its own, where it has any.
  private String limits(Optional<SiteId> named, Stage stage) {
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
    return own.isEmpty() ? OTHERWISE : "the site's own: " + String.join(", ", own);
  }

  /// A page that its site does not list gets no session, whatever else it shows.
  private Explained origin(Gate gate, Hypothesis hypothesis) {
    if (hypothesis.origin().isEmpty()) {
      return unasked(gate, "depends on the session shown");
    }
    var speaking = sites.speaking(hypothesis.origin().get());
    var listed =
        speaking.filter(
            site -> hypothesis.site().isEmpty() || hypothesis.site().get().equals(site.id()));
    return listed.isPresent()
        ? unasked(gate, "the site lists this page; depends on the session shown")
        : told(
            gate,
            Ruling.refused("site.origin", ProblemCode.SITE_ORIGIN),
            "the site does not list this page");
  }

  private static Explained unasked(Gate gate, String detail) {
    return new Explained(gate.name(), falls(gate), Explained.NOT_ASKED, "", detail);
  }

  private static Explained told(Gate gate, Ruling ruling, String detail) {
    return switch (ruling) {
      case Ruling.Admitted(var rule) ->
          new Explained(gate.name(), falls(gate), Explained.ADMITTED, rule, detail);
      case Ruling.Refused(var rule, var code, var _) ->
          new Explained(gate.name(), falls(gate), code.code(), rule, detail);
    };
  }

  private static String falls(Gate gate) {
    return gate.falls().name().toLowerCase(Locale.ROOT);
  }
}
