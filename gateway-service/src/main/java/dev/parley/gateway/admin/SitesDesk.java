package dev.parley.gateway.admin;

import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.Policy;
import dev.parley.gateway.site.document.SiteChange;
import dev.parley.gateway.site.document.SiteDocument;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.gateway.site.document.Source;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `/admin/sites` and `/admin/sites/{site}`: every site as it was written, and the operators' own
/// to change.
final class SitesDesk {
  private static final Set<String> YAML = Set.of("application/yaml");
  private static final int LONGEST = 64 * 1024;

  private final SiteDocuments documents;
  private final Audit audit;

  SitesDesk(SiteDocuments documents, Audit audit) {
    this.documents = documents;
    this.audit = audit;
  }

  void list(RoutingContext context) {
    var sites = new JsonArray();
    documents.all().stream()
        .sorted((one, other) -> name(one).compareTo(name(other)))
        .map(SitesDesk::row)
        .forEach(sites::add);
    Answers.json(
        context,
        new JsonObject().put("sites", sites).put("refused", documents.refused().orElse(null)));
  }

  void read(RoutingContext context) {
    documents
        .find(named(context))
        .ifPresentOrElse(
            document -> Answers.yaml(context, document.text()),
            () -> Refusals.answer(context, ProblemCode.SITE_UNKNOWN));
  }

  void replace(RoutingContext context) {
    of(
        context,
        site ->
            Answers.body(
                context,
                YAML,
                LONGEST,
                body ->
                    text(body)
                        .ifPresentOrElse(
                            text ->
                                change(
                                    context,
                                    site,
                                    "site.replaced",
                                    () -> documents.put(site, text)),
                            () -> malformed(context, 0, "not UTF-8"))));
  }

  void remove(RoutingContext context) {
    of(context, site -> change(context, site, "site.removed", () -> documents.remove(site)));
  }

  private void change(
      RoutingContext context, SiteId site, String what, Callable<SiteChange> changing) {
    Answers.later(context, changing, change -> answer(context, site, what, change));
  }

  private void answer(RoutingContext context, SiteId site, String what, SiteChange change) {
    switch (change) {
      case SiteChange.Made(var fresh, var lasting) -> {
        audit.record(
            AuditEvent.done(
                what, Map.of("site", site, "by", OperatorGate.caller(context).subject())));
        Answers.json(
            context,
            new JsonObject()
                .put("site", site.value())
                .put("created", fresh)
                .put("kept", lasting ? "on this replica" : "on this replica, until it stops"));
      }
      case SiteChange.Wrong(var line, var reason) -> malformed(context, line, reason);
      case SiteChange.OfFile() -> Refusals.answer(context, ProblemCode.SITE_OF_FILE);
      case SiteChange.Unknown() -> Refusals.answer(context, ProblemCode.SITE_UNKNOWN);
    }
  }

  private static void of(RoutingContext context, Consumer<SiteId> work) {
    SiteId site;
    try {
      site = new SiteId(named(context));
    } catch (IllegalArgumentException wrong) {
      Answers.malformed(context, "a site's id has 1 to 63 characters of a-z, 0-9 and -");
      return;
    }
    work.accept(site);
  }

  private static String named(RoutingContext context) {
    return Objects.requireNonNull(context.pathParam("site"));
  }

  private static void malformed(RoutingContext context, int line, String reason) {
    Refusals.answer(
        context,
        Problem.of(
            ProblemCode.SITE_MALFORMED,
            line > 0 ? Map.of("line", line, "reason", reason) : Map.of("reason", reason)));
  }

  private static JsonObject row(SiteDocument document) {
    var policies = new JsonArray();
    document.policies().stream().map(Policy::label).sorted().forEach(policies::add);
    return new JsonObject()
        .put("site", name(document))
        .put("title", document.title())
        .put("contact", document.contact().orElse(null))
        .put("source", source(document.source()))
        .put("policies", policies);
  }

  private static String name(SiteDocument document) {
    return document.site().id().value();
  }

  private static String source(Source source) {
    return switch (source) {
      case FILE -> "file";
      case ADMIN -> "admin";
    };
  }

  private static Optional<String> text(Buffer body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes())).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
