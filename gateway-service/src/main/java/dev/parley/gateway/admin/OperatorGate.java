package dev.parley.gateway.admin;

import dev.parley.gateway.issuer.AccessTokens;
import dev.parley.gateway.issuer.IssuerSettings;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.AllowedCalls;
import dev.parley.kernel.identity.Caller;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The gate before every call of an operator: who is calling, and whether the table lets them.
///
/// Falls closed. Asked before a byte of the body is read.
@Singleton
public class OperatorGate {
  private static final Logger LOG = Logger.getLogger(OperatorGate.class);
  private static final String PERSON = OperatorGate.class.getName();
  private static final String SCHEME = "bearer ";

  private final Optional<PeopleTokens> tokens;
  private final AllowedCalls calls = AllowedCalls.of(ServiceName.GATEWAY);

  @Inject
  public OperatorGate(IssuerSettings people) {
    this(AccessTokens.of(people, Duration.ZERO, InstantSource.system()).map(PeopleTokens::new));
  }

  /// @param tokens none where there is no issuer to believe
  OperatorGate(Optional<PeopleTokens> tokens) {
    this.tokens = tokens;
  }

  /// Whoever was let in.
  static Caller.Person caller(RoutingContext context) {
    return Objects.requireNonNull(context.<Caller.Person>get(PERSON));
  }

  void check(RoutingContext context) {
    var loop = context.vertx().getOrCreateContext();
    // The keys may come on another thread than the request's.
    proof(context)
        .onComplete(done ->
            loop.runOnContext(back -> {
              if (done.succeeded()) {
                decide(context, done.result());
              } else {
                Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, done.cause());
              }
            }));
  }

  private Future<PersonCheck> proof(RoutingContext context) {
    var shown = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (tokens.isEmpty()) {
      return Future.succeededFuture(new PersonCheck.Unproven("no issuer is set"));
    }
    if (shown.size() != 1 || !shown.getFirst().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Future.succeededFuture(new PersonCheck.Unproven("no token"));
    }
    return tokens.get().check(shown.getFirst().substring(SCHEME.length()));
  }

  private void decide(RoutingContext context, PersonCheck check) {
    switch (check) {
      case PersonCheck.Proven(var person) -> {
        if (calls.allow(person, context.request().method().name(), context.normalizedPath())) {
          context.put(PERSON, person);
          context.next();
        } else {
          refuse(context, ProblemCode.CALLER_FORBIDDEN, "no line in the table");
        }
      }
      case PersonCheck.Unproven(var reason) ->
          refuse(context, ProblemCode.CALLER_UNAUTHENTICATED, reason);
    }
  }

  private static void refuse(RoutingContext context, ProblemCode code, String reason) {
    LOG.warnf("%s %s: %s", code.code(), context.request().method(), reason);
    Refusals.answer(context, code);
  }
}
