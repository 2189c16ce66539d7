package dev.parley.kernel.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The service's one login: a periodic token, renewed at a third of its period.
///
/// Leases are children of this token and end with it, so it is renewed rather than replaced.
public final class VaultSession implements Vault, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(VaultSession.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final VaultTransport transport;
  private final VaultLogin login;
  private final InstantSource clock;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("vault-renewal").factory());
  private volatile VaultToken token;

  /// Logs in.
  ///
  /// @throws RuntimeException with one line that says what to do when Vault is away or refuses
  public VaultSession(VaultSettings settings) {
    this(settings, InstantSource.system());
  }

  VaultSession(VaultSettings settings, InstantSource clock) {
    if (!"https".equals(settings.url().getScheme())) {
      throw new IllegalStateException("parley.vault.url must be https");
    }
    this.clock = clock;
    this.transport = new VaultTransport(settings);
    this.login = new VaultLogin(transport, settings, clock);
    this.token = login.login();
    LOG.infof("logged in to Vault, token renewed every %s", token.lease().dividedBy(3));
    renewAfter(token.lease().dividedBy(3));
  }

  @Override
  public JsonNode read(String path) {
    return transport.read(path, token.value()).path("data");
  }

  @Override
  public JsonNode write(String path, Map<String, Object> body) {
    return transport.write(path, token.value(), body).path("data");
  }

  @Override
  public void delete(String path) {
    var _ = transport.delete(path, token.value());
  }

  @Override
  public Leased lease(String path) {
    var answer = transport.read(path, token.value());
    return new Leased(
        answer.path("data"),
        answer.path("lease_id").asText(),
        answer.path("lease_duration").asLong());
  }

  /// When the token ends if it is not renewed before.
  public Instant expiresAt() {
    return token.expiresAt();
  }

  private void renewAfter(Duration delay) {
    var _ = renewals.schedule(this::renew, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renew() {
    try {
      token = login.token(transport.write("auth/token/renew-self", token.value(), Map.of()));
      renewAfter(token.lease().dividedBy(3));
    } catch (VaultRefusedException refused) {
      renewed(refused);
    } catch (RuntimeException unreachable) {
      LOG.warnf(
          "Vault token not renewed, valid until %s: %s",
          token.expiresAt(), unreachable.getMessage());
      renewAfter(RETRY);
    }
  }

  private void renewed(VaultRefusedException refused) {
    if (login.repeatable()) {
      try {
        token = login.login();
        renewAfter(token.lease().dividedBy(3));
        return;
      } catch (RuntimeException again) {
        LOG.warnf("Vault login failed: %s", again.getMessage());
      }
    } else if (!clock.instant().isBefore(token.expiresAt())) {
      LOG.errorf(
          "the Vault token is gone (%s): restart this service with a new wrapped secret-id",
          refused.reason());
    }
    renewAfter(RETRY);
  }

  /// Stops renewing and gives the token back.
  @Override
  public void close() {
    renewals.shutdownNow();
    try {
      var _ = transport.write("auth/token/revoke-self", token.value(), Map.of());
    } catch (RuntimeException gone) {
      LOG.debugf("token not revoked: %s", gone.getMessage());
    }
  }
}
