package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;

/// Where a request comes from, as far as our own proxies vouch for it; never a guess.
public sealed interface ClientAddress {

  record Resolved(Address address) implements ClientAddress {}

  record Unresolved(Reason reason) implements ClientAddress {}

  /// Why nobody vouches for an address.
  enum Reason {
    /// The connection has no internet address.
    NO_PEER("client.no-peer"),
    /// The PROXY protocol was spoken by a machine that is not one of our proxies.
    FOREIGN_PROXY("client.foreign-proxy"),
    /// Every hop is a proxy of ours: the farthest told of nobody behind it, or the PROXY protocol
    /// did (`UNKNOWN`, `LOCAL`).
    ONLY_PROXIES("client.only-proxies"),
    /// A header breaks its grammar, so where its hops begin and end cannot be told.
    MALFORMED("client.malformed"),
    /// The hop that counts is `unknown`, hidden, empty or has no `for`.
    NAMELESS("client.nameless"),
    /// The hop that counts is no address literal.
    ILLEGIBLE("client.illegible"),
    /// More hops than `parley.client.longest-chain`.
    TOO_LONG("client.too-long");

    private final String rule;

    Reason(String rule) {
      this.rule = rule;
    }

    /// The name of the rule in a decision's record.
    public String rule() {
      return rule;
    }
  }
}
