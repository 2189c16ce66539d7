package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// This service's identity tokens, one a peer it may call, replaced in the background at half their
/// life.
///
/// Asking for one never waits, so an event loop may.
@Startup
@ApplicationScoped
public class PeerTokens {
  private static final Logger LOG = Logger.getLogger(PeerTokens.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Vault vault;
  private final IdentitySettings settings;
  private final Peers peers;
  private final InstantSource clock;
  private final Map<ServiceName, Held> held = new ConcurrentHashMap<>();
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("peer-tokens").factory());

  private record Held(String token, Instant replaceAt, Instant expiresAt) {}

  @Inject
  public PeerTokens(Vault vault, IdentitySettings settings, Peers peers) {
    this(vault, settings, peers, InstantSource.system());
  }

  PeerTokens(Vault vault, IdentitySettings settings, Peers peers, InstantSource clock) {
    this.vault = vault;
    this.settings = settings;
    this.peers = peers;
    this.clock = clock;
    peers
        .addresses()
        .forEach((peer, address) -> {
          if (!"https".equals(address.getScheme())) {
            throw new IllegalStateException("parley.peers." + peer + " must be https");
          }
          renew(ServiceName.of(peer));
        });
    var _ =
        renewals.scheduleWithFixedDelay(
            this::renewDue, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The token for `Authorization: Bearer` when calling the peer.
  ///
  /// @throws IllegalStateException when there is none that is valid
  public String bearer(ServiceName peer) {
    var token = held.get(peer);
    if (token == null || !clock.instant().isBefore(token.expiresAt())) {
      throw new IllegalStateException("no valid identity token for " + peer.id());
    }
    return token.token();
  }

  private void renewDue() {
    for (var peer : peers.addresses().keySet()) {
      var name = ServiceName.of(peer);
      var token = held.get(name);
      if (token == null || !clock.instant().isBefore(token.replaceAt())) {
        try {
          renew(name);
        } catch (RuntimeException failed) {
          LOG.warnf("identity token for %s not replaced: %s", peer, failed.getMessage());
        }
      }
    }
  }

  private void renew(ServiceName peer) {
    var now = clock.instant();
    var answer = vault.read("identity/oidc/token/" + settings.service() + "-to-" + peer.id());
    var life = Duration.ofSeconds(answer.path("ttl").asLong());
    held.put(
        peer, new Held(answer.path("token").asText(), now.plus(life.dividedBy(2)), now.plus(life)));
  }

  @Shutdown
  void stop() {
    renewals.shutdownNow();
  }
}
