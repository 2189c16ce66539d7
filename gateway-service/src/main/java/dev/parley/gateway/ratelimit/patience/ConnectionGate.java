package dev.parley.gateway.ratelimit.patience;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.ratelimit.caps.Lease;
import dev.parley.gateway.ratelimit.caps.Opening;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Whether one more connection may be opened. All visitors behind a proxy of ours share its
/// address, so it counts for the suite alone, until the proxy tells whose it is: by the PROXY
/// protocol each of its connections is one visitor's.
public final class ConnectionGate {
  private static final Lease NOTHING = () -> {};

  private final Caps caps;
  private final Function<Address, Optional<Address>> visitors;
  private final IntPredicate counted;
  private final LongAdder refused = new LongAdder();

  /// @param visitors whom a connection of that other end counts for; nobody where a proxy of ours
  ///   brings many
  /// @param counted which local ports are the visitors'
  public ConnectionGate(
      Caps caps, Function<Address, Optional<Address>> visitors, IntPredicate counted) {
    this.caps = caps;
    this.visitors = visitors;
    this.counted = counted;
  }

  boolean counts(SocketAddress local) {
    return local instanceof InetSocketAddress inet && counted.test(inet.getPort());
  }

  /// @return what to give back when the connection ends; empty when it is to be closed
  Optional<Lease> open(SocketAddress peer) {
    return lease(visitor(peer).map(caps::connection).orElseGet(caps::connection));
  }

  /// Whether whose it is may be told yet.
  boolean mayBeTold(SocketAddress peer) {
    return visitor(peer).isEmpty();
  }

  /// @param told by a proxy of ours, of a connection that was opened before: an address, or nobody
  /// @return what to give back besides when the connection ends; empty when it is to be closed
  Optional<Lease> told(@Nullable String told) {
    return Optional.ofNullable(told)
        .flatMap(Address::parse)
        .flatMap(visitors)
        .map(visitor -> lease(caps.told(visitor)))
        .orElse(Optional.of(NOTHING));
  }

  private Optional<Lease> lease(Opening opening) {
    return switch (opening) {
      case Opening.Admitted(var lease) -> Optional.of(lease);
      case Opening.Refused _ -> {
        refused.increment();
        yield Optional.empty();
      }
    };
  }

  private Optional<Address> visitor(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet && inet.getAddress() != null
        ? visitors.apply(Address.of(inet.getAddress()))
        : Optional.empty();
  }

  /// How many were closed at once since the start.
  public long refused() {
    return refused.sum();
  }
}
