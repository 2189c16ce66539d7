package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.util.List;

/// The settings, checked: what our proxies are believed.
///
/// @param header what is read of a request that one of them brings
record ProxyTrust(
    TrustedProxies proxies, ForwardingHeader header, boolean proxyProtocol, int longestChain) {
  private static final String PREFIX = "parley.client.";
  private static final Address ANY_IPV4 = new Address(0, 0xffff_0000_0000L);
  private static final int MOST_HOPS = 1_000;

  /// @throws ClientSettingsException on the first thing wrong
  static ProxyTrust of(ClientSettings settings) {
    var networks =
        settings.trustedProxies().orElse(List.of()).stream()
            .map(String::strip)
            .map(ProxyTrust::cidr)
            .toList();
    if (settings.longestChain() < 1 || settings.longestChain() > MOST_HOPS) {
      throw new ClientSettingsException(PREFIX + "longest-chain is not between 1 and " + MOST_HOPS);
    }
    if (networks.isEmpty() && settings.proxyProtocol()) {
      throw new ClientSettingsException(
          PREFIX + "proxy-protocol is on, but trusted-proxies names nobody who may speak it");
    }
    var header = settings.header().orElse(ForwardingHeader.NONE);
    if (networks.isEmpty() && header != ForwardingHeader.NONE) {
      throw new ClientSettingsException(
          PREFIX + "header is set, but trusted-proxies names nobody who may write it");
    }
    if (!networks.isEmpty() && header == ForwardingHeader.NONE && !settings.proxyProtocol()) {
      throw new ClientSettingsException(
          PREFIX + "header does not say what trusted-proxies write: forwarded or x-forwarded-for");
    }
    return new ProxyTrust(
        new TrustedProxies(networks), header, settings.proxyProtocol(), settings.longestChain());
  }

  private static Cidr cidr(String text) {
    var network =
        Cidr.parse(text)
            .orElseThrow(() ->
                new ClientSettingsException(
                    PREFIX + "trusted-proxies: '" + text + "' is not a network in CIDR notation"));
    if (network.bits() <= 96 && network.contains(ANY_IPV4)) {
      throw new ClientSettingsException(
          PREFIX + "trusted-proxies: '" + text + "' would let everybody vouch for themselves");
    }
    return network;
  }
}
