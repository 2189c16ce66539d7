package dev.parley.gateway.edge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// The two files and the last sound content they had. Looked at by one thread, asked by many.
final class WatchedCertificate {
  private static final Logger LOG = Logger.getLogger(WatchedCertificate.class);
  private static final Digest NONE = new Digest("");

  private final KeyPairFiles files;
  private final InstantSource clock;
  private final SwappedKey key;
  private final AtomicLong refusals = new AtomicLong();

  private volatile boolean refused;
  private Digest inForce;
  private Digest doubtful = NONE;
  private Digest told = NONE;

  /// @throws EdgeException when the files are not sound now
  WatchedCertificate(KeyPairFiles files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
    var content = files.read();
    this.inForce = Digest.of(content);
    this.key =
        switch (Verification.of(content, clock.instant())) {
          case Verification.Sound(var pair) -> new SwappedKey(pair);
          case Verification.Unsound(var reason) ->
              throw new EdgeException("parley.edge.tls: " + files + " " + reason);
        };
    LOG.infof("TLS ends here: %s", key.current());
  }

  SwappedKey key() {
    return key;
  }

  CertifiedKey current() {
    return key.current();
  }

  Duration timeLeft() {
    return Duration.between(clock.instant(), current().expires());
  }

  /// Whether the files hold what is not in use, because it is not sound.
  boolean refused() {
    return refused;
  }

  /// How many contents were refused since the start.
  long refusals() {
    return refusals.get();
  }

  /// Takes what has changed, if it is sound. What is not is looked at twice before it is called so:
  /// two files that are written one after the other do not belong together for a moment.
  void look() {
    var content = files.read();
    var found = Digest.of(content);
    if (found.equals(inForce)) {
      settle();
      return;
    }
    switch (Verification.of(content, clock.instant())) {
      case Verification.Sound(var pair) -> {
        LOG.infof("new edge certificate: %s, in place of %s", pair, current());
        key.swap(pair);
        inForce = found;
        settle();
      }
      case Verification.Unsound(var reason) -> {
        if (found.equals(doubtful)) {
          refuse(found, reason);
        }
        doubtful = found;
      }
    }
  }

  private void settle() {
    refused = false;
    doubtful = NONE;
    told = NONE;
  }

  private void refuse(Digest found, String reason) {
    refused = true;
    if (!found.equals(told)) {
      told = found;
      refusals.incrementAndGet();
      LOG.warnf("edge certificate: %s %s; %s stays", files, reason, current());
    }
  }
}
