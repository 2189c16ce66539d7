package dev.parley.gateway.credential;

import dev.parley.gateway.form.JwsHead;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
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

  /// May ask the issuer for its keys: not for an event loop.
  public CredentialCheck check(SiteId id, Optional<String> bearer) {
    var token = bearer.filter(text -> text.length() <= LONGEST);
    if (token.isEmpty()) {
      return new CredentialCheck.Refused("no credential");
    }
    return sites
        .find(id.value())
        .map(site -> check(site, token.get()))
        .orElse(new CredentialCheck.Refused("no such site"));
  }

  private CredentialCheck check(Site site, String token) {
    return JwsHead.read(token)
        .map(head ->
            Assertions.TYPE.equals(head.get("typ"))
                ? assertions.check(site, token)
                : issued.check(site, token))
        .orElse(new CredentialCheck.Refused("not a signed token"));
  }
}
