package dev.parley.gateway.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Whose word counts for where a visitor comes from.
@ConfigMapping(prefix = "parley.client")
public interface ClientSettings {

  /// Our proxies: networks (`192.0.2.0/28`) or single addresses. Without any, the peer of the
  /// connection is the client.
  Optional<List<String>> trustedProxies();

  /// What our proxies write. There is no default: the header that they do not write is the
  /// visitor's to forge, and is not looked at.
  Optional<ForwardingHeader> header();

  /// Whether our proxies speak the PROXY protocol to the public listener. Then every connection has
  /// to begin with it.
  @WithDefault("false")
  boolean proxyProtocol();

  /// The prefix under which a translator of ours shows IPv4 visitors (RFC 6052, section 2.2), 96
  /// bits long: `2001:db8:64::/96`. `64:ff9b::/96` need not be named.
  Optional<String> nat64Prefix();

  /// Hops that one request may list, 1 to 1000; it is refused beyond.
  @WithDefault("100")
  int longestChain();
}
