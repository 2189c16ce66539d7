package dev.parley.gateway.ratelimit.caps;

import dev.parley.gateway.address.Address;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts what is open, and refuses one too many.
@Singleton
public class Caps {
  private static final String SUITE = "suite";

  private final Counts<String> sessionStreams;
  private final NetworkCounts addressStreams;
  private final Counts<String> suiteStreams;
  private final NetworkCounts addressConnections;
  private final Counts<String> suiteConnections;

  public Caps(CapSettings settings) {
    sessionStreams = new Counts<>(settings.most(Cap.SESSION_STREAMS));
    addressStreams =
        new NetworkCounts(
            settings, Cap.ADDRESS_STREAMS, Cap.NETWORK_56_STREAMS, Cap.NETWORK_48_STREAMS);
    suiteStreams = new Counts<>(settings.most(Cap.SUITE_STREAMS));
    addressConnections =
        new NetworkCounts(
            settings,
            Cap.ADDRESS_CONNECTIONS,
            Cap.NETWORK_56_CONNECTIONS,
            Cap.NETWORK_48_CONNECTIONS);
    suiteConnections = new Counts<>(settings.most(Cap.SUITE_CONNECTIONS));
  }

  /// For an answer that stays open.
  ///
  /// @param session an opaque name of the session
  public Opening stream(Address address, String session) {
    if (!sessionStreams.open(session)) {
      return new Opening.Refused(Cap.SESSION_STREAMS);
    }
    var full = addressStreams.open(address);
    if (full.isPresent()) {
      sessionStreams.close(session);
      return new Opening.Refused(full.get());
    }
    if (!suiteStreams.open(SUITE)) {
      sessionStreams.close(session);
      addressStreams.close(address);
      return new Opening.Refused(Cap.SUITE_STREAMS);
    }
    return new Opening.Admitted(
        once(() -> {
          sessionStreams.close(session);
          addressStreams.close(address);
          suiteStreams.close(SUITE);
        }));
  }

  /// For a connection, by the address that it comes from, where no proxy of ours stands between.
  public Opening connection(Address address) {
    var full = addressConnections.open(address);
    if (full.isPresent()) {
      return new Opening.Refused(full.get());
    }
    if (!suiteConnections.open(SUITE)) {
      addressConnections.close(address);
      return new Opening.Refused(Cap.SUITE_CONNECTIONS);
    }
    return new Opening.Admitted(
        once(() -> {
          addressConnections.close(address);
          suiteConnections.close(SUITE);
        }));
  }

  /// For a connection that a proxy of ours has brought, and counts for it already, when it tells
  /// whose it is.
  public Opening told(Address address) {
    return addressConnections
        .open(address)
        .<Opening>map(Opening.Refused::new)
        .orElseGet(() -> new Opening.Admitted(once(() -> addressConnections.close(address))));
  }

  /// For a connection of a proxy of ours, which may bring many visitors.
  public Opening connection() {
    return suiteConnections.open(SUITE)
        ? new Opening.Admitted(once(() -> suiteConnections.close(SUITE)))
        : new Opening.Refused(Cap.SUITE_CONNECTIONS);
  }

  /// The cap that would refuse an address one more stream, whatever its session; takes nothing.
  public Optional<Cap> fullForStream(Address address) {
    return addressStreams
        .full(address)
        .or(() -> suiteStreams.full(SUITE) ? Optional.of(Cap.SUITE_STREAMS) : Optional.empty());
  }

  /// The cap that would refuse an address one more connection of its own; takes nothing.
  public Optional<Cap> fullForConnection(Address address) {
    return addressConnections.full(address).or(this::fullForConnection);
  }

  /// The same for one of a proxy of ours.
  public Optional<Cap> fullForConnection() {
    return suiteConnections.full(SUITE) ? Optional.of(Cap.SUITE_CONNECTIONS) : Optional.empty();
  }

  public int openStreams() {
    return suiteStreams.count(SUITE);
  }

  public int openConnections() {
    return suiteConnections.count(SUITE);
  }

  private static Lease once(Runnable back) {
    var given = new AtomicBoolean();
    return () -> {
      if (given.compareAndSet(false, true)) {
        back.run();
      }
    };
  }
}
