package dev.parley.gateway.admin;

import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `/admin/access-lists/suite` and `/admin/access-lists/sites/{site}`: the operators' own entries.
final class AccessListDesk {
  /// 250,000 entries of the longest form.
  static final int LONGEST = 16 * 1024 * 1024;

  private static final Set<String> TEXT = Set.of("text/plain");

  private final AccessListStore store;
  private final SiteRegistry sites;
  private final Audit audit;

  AccessListDesk(AccessListStore store, SiteRegistry sites, Audit audit) {
    this.store = store;
    this.sites = sites;
    this.audit = audit;
  }

  /// How all lists stand, files' too.
  void status(RoutingContext context) {
    Answers.json(
        context,
        new JsonObject()
            .put(
                "lists",
                new JsonArray(store.status().stream().map(AccessListDesk::json).toList())));
  }

  private static JsonObject json(AccessListStore.ListState list) {
    return new JsonObject()
        .put("list", list.site().map(SiteId::value).orElse("suite"))
        .put("source", list.source())
        .put("readable", list.readable())
        .put("entries", list.entries())
        .put("since", ExplainDesk.text(list.since()))
        .put("failures", list.failures())
        .put("problem", ExplainDesk.text(list.problem()));
  }

  void read(RoutingContext context) {
    of(
        context,
        site ->
            Answers.later(context, () -> store.read(site), text -> Answers.text(context, text)));
  }

  void replace(RoutingContext context) {
    of(context, site -> Answers.bytes(context, TEXT, LONGEST, text -> change(context, site, text)));
  }

  void remove(RoutingContext context) {
    of(context, site -> change(context, site, ByteBuffer.allocate(0)));
  }

  private void change(RoutingContext context, Optional<SiteId> site, ByteBuffer text) {
    Answers.later(
        context,
        () -> store.replace(site, text),
        change -> {
          switch (change) {
            case AccessListStore.Change.Made(var entries, var lasting) -> {
              audit.record(
                  AuditEvent.done(
                      "access-list.replaced",
                      Map.of(
                          "list",
                          site.map(SiteId::value).orElse("suite"),
                          "entries",
                          entries,
                          "by",
                          OperatorGate.caller(context).subject())));
              Answers.json(
                  context, new JsonObject().put("entries", entries).put("lasting", lasting));
            }
            case AccessListStore.Change.Wrong(var line, var reason) ->
                Answers.malformed(context, line, reason);
          }
        });
  }

  private void of(RoutingContext context, Consumer<Optional<SiteId>> work) {
    var named = context.pathParam("site");
    if (named == null) {
      work.accept(Optional.empty());
      return;
    }
    sites
        .find(named)
        .ifPresentOrElse(
            site -> work.accept(Optional.of(site.id())),
            () -> Refusals.answer(context, ProblemCode.SITE_UNKNOWN));
  }
}
