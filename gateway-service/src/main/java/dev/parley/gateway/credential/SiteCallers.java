package dev.parley.gateway.credential;

import dev.parley.gateway.form.JwsHead;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Judges what a caller shows who says that it is a site's server.
@Singleton
public class SiteCallers {
  private static final int LONGEST = 4_096;

  private final SiteRegistry sites;
  private final Assertions assertions;
  private final IssuedTokens issued;

  public SiteCallers(SiteRegistry sites, Assertions assertions, IssuedTokens issued) {
    this.sites = sites;
    this.assertions = assertions;
    this.issued = issued;
  }

  /// Verifies signatures, which is long for an event loop, but waits for nobody: what has to be
  /// asked elsewhere completes on another thread. Never a failure.
  public Future<CredentialCheck> check(SiteId id, Optional<String> bearer) {
    var token = bearer.filter(text -> text.length() <= LONGEST);
    if (token.isEmpty()) {
      return Future.succeededFuture(new CredentialCheck.Refused("no credential"));
    }
    return sites
        .find(id.value())
        .map(site -> check(site, token.get()))
        .orElseGet(() -> Future.succeededFuture(new CredentialCheck.Refused("no such site")));
  }

  private Future<CredentialCheck> check(Site site, String token) {
    return JwsHead.read(token)
        .map(head -> {
          var type = head.getOrDefault("typ", "");
          return Assertions.are(type)
              ? assertions.check(site, type, token)
              : issued.check(site, token);
        })
        .orElseGet(() -> Future.succeededFuture(new CredentialCheck.Refused("not a signed token")));
  }
}
