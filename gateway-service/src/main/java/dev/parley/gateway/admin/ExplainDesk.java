package dev.parley.gateway.admin;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.explain.Explainer;
import dev.parley.gateway.explain.Explanation;
import dev.parley.gateway.explain.Hypothesis;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /admin/admission/explain`: which rule would answer, and what every gate says.
final class ExplainDesk {
  private static final Set<String> PARAMETERS = Set.of("address", "origin", "site");

  private final Explainer explainer;
  private final SiteRegistry sites;

  ExplainDesk(Explainer explainer, SiteRegistry sites) {
    this.explainer = explainer;
    this.sites = sites;
  }

  void answer(RoutingContext context) {
    var given = context.queryParams();
    for (var name : given.names()) {
      if (!PARAMETERS.contains(name) || given.getAll(name).size() != 1) {
        Answers.malformed(context, "address, origin and site are asked for, once each");
        return;
      }
    }
    var address = Optional.ofNullable(given.get("address")).flatMap(Address::parse);
    var origin = Optional.ofNullable(given.get("origin")).flatMap(Origin::parse);
    var site = Optional.ofNullable(given.get("site")).flatMap(sites::find).map(Site::id);
    if (address.isEmpty()) {
      Answers.malformed(context, "address is not an IP address");
    } else if (given.contains("origin") && origin.isEmpty()) {
      Answers.malformed(context, "origin is not an origin (scheme://host, :port if unusual)");
    } else if (given.contains("site") && site.isEmpty()) {
      Refusals.answer(context, ProblemCode.SITE_UNKNOWN);
    } else {
      var hypothesis = new Hypothesis(address.get(), origin, site);
      explainer
          .explain(hypothesis)
          .map(told -> json(hypothesis, told))
          .onSuccess(body -> Answers.json(context, body))
          .onFailure(context::fail);
    }
  }

  private static JsonObject json(Hypothesis asked, Explanation told) {
    var answer = told.answer();
    var gates = new JsonArray();
    told.gates().forEach(gate -> gates.add(json(gate)));
    return new JsonObject()
        .put("address", asked.address().toString())
        .put("site", text(asked.site()))
        .put("origin", text(asked.origin()))
        .put("country", text(told.country()))
        .put("asn", number(told.asn()))
        .put(
            "answer",
            new JsonObject()
                .put("gate", answer.gate())
                .put("rule", answer.rule())
                .put("outcome", answer.outcome())
                .put("uses", new JsonArray(answer.uses()))
                .put("lacks", new JsonArray(told.lacks()))
                .put("summary", told.summary()))
        .put("gates", gates);
  }

  private static JsonObject json(Explained gate) {
    return new JsonObject()
        .put("gate", gate.gate())
        .put("falls", gate.falls())
        .put("outcome", gate.outcome())
        .put("rule", gate.rule())
        .put("detail", gate.detail())
        .put("uses", new JsonArray(gate.uses()))
        .put("lacks", new JsonArray(gate.lacks()));
  }

  static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  static @Nullable Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
