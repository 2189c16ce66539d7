package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.util.List;
import java.util.Optional;

/// The settings, checked: what our proxies are believed.
///
/// @param header what is read of a request that one of them brings
/// @param nat64 whose addresses are those of the IPv4 hosts in them
record ProxyTrust(
    TrustedProxies proxies,
    ForwardingHeader header,
    boolean proxyProtocol,
    Optional<Cidr> nat64,
    int longestChain) {
  private static final String PREFIX = "parley.client.";
  private static final Address ANY_IPV4 = Address.ofIpv4(0);
  private static final int NAT64_BITS = 96;
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
        new TrustedProxies(networks),
        header,
        settings.proxyProtocol(),
        settings.nat64Prefix().map(text -> nat64(text, networks)),
        settings.longestChain());
  }

  /// The address of the IPv4 host that a translator of ours shows so, and otherwise the same.
  Address translated(Address address) {
    return nat64.isPresent() && nat64.get().contains(address)
        ? Address.ofIpv4(address.ipv4())
        : address;
  }

  private static Cidr nat64(String text, List<Cidr> proxies) {
    var prefix =
        Cidr.parse(text)
            .filter(network -> network.bits() == NAT64_BITS && !network.contains(ANY_IPV4))
            .orElseThrow(() ->
                new ClientSettingsException(
                    PREFIX
                        + "nat64-prefix: '"
                        + text
                        + "' is no IPv6 prefix of 96 bits of your own"));
    proxies.stream()
        .filter(proxy -> proxy.bits() >= NAT64_BITS && prefix.contains(proxy.network()))
        .findFirst()
        .ifPresent(proxy -> {
          throw new ClientSettingsException(
              PREFIX
                  + "trusted-proxies: '"
                  + proxy
                  + "' is in nat64-prefix, where hosts are met by their IPv4 addresses: write those");
        });
    return prefix;
  }

  private static Cidr cidr(String text) {
    var network =
        Cidr.parse(text)
            .orElseThrow(() ->
                new ClientSettingsException(
                    PREFIX + "trusted-proxies: '" + text + "' " + Cidr.refusal(text)));
    if (network.bits() <= 96 && network.contains(ANY_IPV4)) {
      throw new ClientSettingsException(
          PREFIX + "trusted-proxies: '" + text + "' would let everybody vouch for themselves");
    }
    return network;
  }
}
