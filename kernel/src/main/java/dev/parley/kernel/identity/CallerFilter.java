package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;

/// The gate before every endpoint of an inner service: who is calling, and whether the table lets
/// them.
///
/// Falls closed. Runs before a byte of the body is read.
@ApplicationScoped
public class CallerFilter {
  private static final Logger LOG = Logger.getLogger(CallerFilter.class);
  private static final int AFTER_AUTHENTICATION = 50;
  private static final String PEOPLE = "people";

  private final IdentityProviderManager identities;
  private final String trustDomain;
  private final AllowedCalls calls;

  public CallerFilter(IdentityProviderManager identities, IdentitySettings settings) {
    this.identities = identities;
    this.trustDomain = settings.trustDomain();
    this.calls = AllowedCalls.of(ServiceName.of(settings.service()));
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    // Quarkus would answer a bad token with an empty 401 of its own.
    BiConsumer<RoutingContext, Throwable> leftToUs = (_, _) -> {};
    context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leftToUs);
    QuarkusHttpUser.getSecurityIdentity(context, identities)
        .subscribe()
        .with(
            identity -> decide(context, identity),
            failure ->
                refuse(
                    context,
                    ProblemCode.CALLER_UNAUTHENTICATED,
                    String.valueOf(failure.getMessage())));
  }

  private void decide(RoutingContext context, SecurityIdentity identity) {
    // A certificate alone makes an identity too, but not one that proves both.
    if (identity.getCredential(TokenCredential.class) == null) {
      refuse(context, ProblemCode.CALLER_UNAUTHENTICATED, "no token");
      return;
    }
    var caller =
        PEOPLE.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))
            ? Optional.<Caller>of(person(identity))
            : service(context, identity);
    if (caller.isEmpty()) {
      refuse(context, ProblemCode.CALLER_MISMATCH, "certificate and token differ");
    } else if (calls.allow(
        caller.get(), context.request().method().name(), context.normalizedPath())) {
      context.next();
    } else {
      refuse(context, ProblemCode.CALLER_FORBIDDEN, "no line in the table");
    }
  }

  private Optional<Caller> service(RoutingContext context, SecurityIdentity identity) {
    return certificate(context)
        .flatMap(certificate -> SpiffeId.of(certificate, trustDomain))
        .map(SpiffeId::service)
        .filter(name -> name.id().equals(identity.getPrincipal().getName()))
        .map(Caller.Service::new);
  }

  private static Caller person(SecurityIdentity identity) {
    return new Caller.Person(identity.getPrincipal().getName(), identity.getRoles());
  }

  private static Optional<X509Certificate> certificate(RoutingContext context) {
    try {
      for (Certificate certificate : context.request().connection().peerCertificates()) {
        return certificate instanceof X509Certificate x509 ? Optional.of(x509) : Optional.empty();
      }
      return Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  private static void refuse(RoutingContext context, ProblemCode code, String reason) {
    var problem = Problem.of(code);
    LOG.warnf(
        "%s %s %s: %s, %s",
        code.code(),
        context.request().method(),
        context.normalizedPath(),
        reason,
        problem.instance());
    var response = context.response().setStatusCode(problem.status());
    // HTTP/2 forbids the header (RFC 9113, 8.2.2), and needs no unread body to be skipped.
    if (context.request().version() != HttpVersion.HTTP_2) {
      response.putHeader("Connection", "close");
    }
    response.putHeader("Content-Type", Problem.MEDIA_TYPE).end(problem.toJson().encode());
  }
}
