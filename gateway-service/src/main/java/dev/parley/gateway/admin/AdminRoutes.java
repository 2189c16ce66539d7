package dev.parley.gateway.admin;

import dev.parley.gateway.form.RequestHead;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Everything that an operator can reach, and the gate before it.
@Singleton
public class AdminRoutes {
  private final OperatorGate gate;
  private final AdminParts parts;
  private final DecisionLog log;
  private final SiteRegistry sites;
  private final SiteDocuments documents;
  private final Audit audit;

  public AdminRoutes(
      OperatorGate gate,
      AdminParts parts,
      DecisionLog log,
      SiteRegistry sites,
      SiteDocuments documents,
      Audit audit) {
    this.gate = gate;
    this.parts = parts;
    this.log = log;
    this.sites = sites;
    this.documents = documents;
    this.audit = audit;
  }

  Router router(Vertx vertx) {
    var router = Router.router(vertx);
    router.route().handler(AdminRoutes::prepare).failureHandler(AdminRoutes::broken);
    router.route("/admin/*").handler(gate::check);
    router.get("/admin/admission/records").handler(new RecordsDesk(log)::answer);
    router
        .post("/admin/admission/replay")
        .handler(new ReplayDesk(log, sites, parts.inForce())::answer);
    parts
        .explainer()
        .map(explainer -> new ExplainDesk(explainer, sites))
        .ifPresent(desk -> router.get("/admin/admission/explain").handler(desk::answer));
    parts
        .lists()
        .map(store -> new AccessListDesk(store, sites, audit))
        .ifPresent(desk -> {
          router.get("/admin/access-lists").handler(desk::status);
          accessList(router, "/admin/access-lists/suite", desk);
          accessList(router, "/admin/access-lists/sites/:site", desk);
        });
    parts
        .ladder()
        .map(ladder -> new LadderDesk(ladder, audit))
        .ifPresent(desk -> {
          router.get("/admin/ladder").handler(desk::read);
          router.put("/admin/ladder").handler(desk::pin);
          router.delete("/admin/ladder").handler(desk::unpin);
        });
    sites(router, new SitesDesk(documents, audit));
    parts
        .limits()
        .ifPresent(limits ->
            router.get("/admin/limits").handler(context -> Answers.json(context, limits.state())));
    router.route().handler(context -> Refusals.answer(context, ProblemCode.REQUEST_UNKNOWN));
    return router;
  }

  private static void sites(Router router, SitesDesk desk) {
    var site = "/admin/sites/:site";
    router.get("/admin/sites").handler(desk::list);
    router.get(site).handler(desk::read);
    router.put(site).handler(desk::replace);
    router.delete(site).handler(desk::remove);
  }

  private static void accessList(Router router, String path, AccessListDesk desk) {
    router.get(path).handler(desk::read);
    router.put(path).handler(desk::replace);
    router.delete(path).handler(desk::remove);
  }

  /// No body flows until a desk asks for it; what nobody asked for runs out at the end.
  private static void prepare(RoutingContext context) {
    var request = context.request();
    if (!request.isEnded()) {
      request.pause();
      var _ =
          context.addEndHandler(done -> {
            if (!request.isEnded()) {
              request.resume();
            }
          });
    }
    if (!RequestHead.clear(request)) {
      Refusals.last(context, ProblemCode.REQUEST_MALFORMED);
      return;
    }
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    context.next();
  }

  private static void broken(RoutingContext context) {
    var cause = context.failure();
    if (context.statusCode() == 400 || context.statusCode() == 404) {
      Refusals.last(context, ProblemCode.REQUEST_MALFORMED);
    } else {
      Refusals.answer(
          context,
          ProblemCode.INTERNAL_ERROR,
          cause == null ? new IllegalStateException("status " + context.statusCode()) : cause);
    }
  }
}
