package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;

/// The networks of our proxies, as ranges in order: the published list of a cloud has hundreds.
final class TrustedProxies {
  private final Address[] first;
  private final Address[] last;

  TrustedProxies(Collection<Cidr> networks) {
    var firsts = new ArrayList<Address>();
    var lasts = new ArrayList<Address>();
    networks.stream()
        .sorted(Comparator.comparing(Cidr::network))
        .forEach(network -> {
          // Of equal beginnings the wider may stand second.
          if (lasts.isEmpty() || network.network().compareTo(lasts.getLast()) > 0) {
            firsts.add(network.network());
            lasts.add(network.last());
          } else if (network.last().compareTo(lasts.getLast()) > 0) {
            lasts.set(lasts.size() - 1, network.last());
          }
        });
    this.first = firsts.toArray(Address[]::new);
    this.last = lasts.toArray(Address[]::new);
  }

  /// Whether there are none.
  boolean none() {
    return first.length == 0;
  }

  boolean contains(Address address) {
    var low = 0;
    var high = first.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (first[middle].compareTo(address) > 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return high >= 0 && last[high].compareTo(address) >= 0;
  }
}
