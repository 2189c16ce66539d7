package dev.parley.gateway.ratelimit.caps;

import dev.parley.gateway.address.Address;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts what is open, and refuses one too many.
@Singleton
public class Caps {
  private static final int HOST_BITS = 64;
  private static final String SUITE = "suite";

  private final Counts<String> sessionStreams;
  private final Counts<Address> addressStreams;
  private final Counts<String> suiteStreams;
  private final Counts<Address> addressConnections;
  private final Counts<String> suiteConnections;

  public Caps(CapSettings settings) {
    sessionStreams = new Counts<>(settings.most(Cap.SESSION_STREAMS));
    addressStreams = new Counts<>(settings.most(Cap.ADDRESS_STREAMS));
    suiteStreams = new Counts<>(settings.most(Cap.SUITE_STREAMS));
    addressConnections = new Counts<>(settings.most(Cap.ADDRESS_CONNECTIONS));
    suiteConnections = new Counts<>(settings.most(Cap.SUITE_CONNECTIONS));
  }

  /// For an answer that stays open.
  ///
  /// @param session an opaque name of the session
  public Opening stream(Address address, String session) {
    var host = host(address);
    if (!sessionStreams.open(session)) {
      return new Opening.Refused(Cap.SESSION_STREAMS);
    }
    if (!addressStreams.open(host)) {
      sessionStreams.close(session);
      return new Opening.Refused(Cap.ADDRESS_STREAMS);
    }
    if (!suiteStreams.open(SUITE)) {
      sessionStreams.close(session);
      addressStreams.close(host);
      return new Opening.Refused(Cap.SUITE_STREAMS);
    }
    return new Opening.Admitted(
        once(() -> {
          sessionStreams.close(session);
          addressStreams.close(host);
          suiteStreams.close(SUITE);
        }));
  }

  /// For a connection, by the address that it comes from: that of a proxy where one stands before
  /// us, so a proxy of ours is not asked for.
  public Opening connection(Address address) {
    var host = host(address);
    if (!addressConnections.open(host)) {
      return new Opening.Refused(Cap.ADDRESS_CONNECTIONS);
    }
    if (!suiteConnections.open(SUITE)) {
      addressConnections.close(host);
      return new Opening.Refused(Cap.SUITE_CONNECTIONS);
    }
    return new Opening.Admitted(
        once(() -> {
          addressConnections.close(host);
          suiteConnections.close(SUITE);
        }));
  }

  /// For a connection of a proxy of ours, which brings many visitors.
  public Opening connection() {
    return suiteConnections.open(SUITE)
        ? new Opening.Admitted(once(() -> suiteConnections.close(SUITE)))
        : new Opening.Refused(Cap.SUITE_CONNECTIONS);
  }

  public int openStreams() {
    return suiteStreams.count(SUITE);
  }

  public int openConnections() {
    return suiteConnections.count(SUITE);
  }

  private static Address host(Address address) {
    return address.isIpv4() ? address : address.masked(HOST_BITS);
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
