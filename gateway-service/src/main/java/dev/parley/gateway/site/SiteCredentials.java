package dev.parley.gateway.site;

import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/// What a site's server may prove itself by. Only public halves: there is nothing here to steal.
///
/// @param keys by key id; Ed25519 or P-256. Several, so that a site can change its key
/// @param oidcClient its client at the issuer `parley.people.issuer`
public record SiteCredentials(Map<String, PublicKey> keys, Optional<String> oidcClient) {
  public static final SiteCredentials NONE = new SiteCredentials(Map.of(), Optional.empty());

  public SiteCredentials {
    keys = Map.copyOf(keys);
  }
}
