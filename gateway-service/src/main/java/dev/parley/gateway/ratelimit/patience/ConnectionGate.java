package dev.parley.gateway.ratelimit.patience;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.caps.Lease;
import dev.parley.gateway.ratelimit.caps.Opening;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// Whether one more connection may be opened. All visitors behind a proxy of ours share its
/// address, so it counts for the suite alone; that holds for the PROXY protocol too, which tells
/// the visitor's address later.
public final class ConnectionGate {
  private final Caps caps;
  private final Predicate<Address> proxies;
  private final IntPredicate counted;
  private final LongAdder refused = new LongAdder();

  /// @param proxies which addresses are proxies of ours
  /// @param counted which local ports are the visitors'
  public ConnectionGate(Caps caps, Predicate<Address> proxies, IntPredicate counted) {
    this.caps = caps;
    this.proxies = proxies;
    this.counted = counted;
  }

  boolean counts(SocketAddress local) {
    return local instanceof InetSocketAddress inet && counted.test(inet.getPort());
  }

  /// @return what to give back when the connection ends; empty when it is to be closed
  Optional<Lease> open(SocketAddress peer) {
    return switch (opening(peer)) {
      case Opening.Admitted(var lease) -> Optional.of(lease);
      case Opening.Refused _ -> {
        refused.increment();
        yield Optional.empty();
      }
    };
  }

  private Opening opening(SocketAddress peer) {
    if (!(peer instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return caps.connection();
    }
    var address = Address.of(inet.getAddress());
    return proxies.test(address) ? caps.connection() : caps.connection(address);
  }

  /// How many were closed at once since the start.
  public long refused() {
    return refused.sum();
  }
}
