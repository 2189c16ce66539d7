package dev.parley.gateway.house;

import dev.parley.gateway.client.ClientSettings;
import dev.parley.gateway.client.ForwardingHeader;
import java.util.List;
import java.util.Optional;

/// Whom a test's gateway believes.
public record ClientRules(
    Optional<List<String>> trustedProxies,
    Optional<ForwardingHeader> header,
    boolean proxyProtocol,
    Optional<String> nat64Prefix,
    int longestChain)
    implements ClientSettings {

  /// Nothing of ours stands in front.
  public static final ClientRules DIRECT =
      new ClientRules(Optional.empty(), Optional.empty(), false, Optional.empty(), 100);

  public static ClientRules behind(ForwardingHeader header, String... proxies) {
    return new ClientRules(
        Optional.of(List.of(proxies)), Optional.of(header), false, Optional.empty(), 100);
  }

  public ClientRules speakingProxyProtocol() {
    return new ClientRules(trustedProxies, header, true, nat64Prefix, longestChain);
  }

  public ClientRules atMost(int hops) {
    return new ClientRules(trustedProxies, header, proxyProtocol, nat64Prefix, hops);
  }

  public ClientRules translatedTo(String prefix) {
    return new ClientRules(
        trustedProxies, header, proxyProtocol, Optional.of(prefix), longestChain);
  }
}
