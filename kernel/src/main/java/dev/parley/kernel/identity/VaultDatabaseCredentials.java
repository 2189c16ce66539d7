package dev.parley.kernel.identity;

import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Database users from Vault, for a datasource's `credentials-provider`: the provider's name is the
/// Vault role.
///
/// Asked once a new connection. The rule that keeps a connection from outliving its user is `grace
/// > connection lifetime + longest statement`; the start is refused when it does not hold.
@ApplicationScoped
@Named("vault-database")
public class VaultDatabaseCredentials implements CredentialsProvider {
  private static final Logger LOG = Logger.getLogger(VaultDatabaseCredentials.class);

  private final Vault vault;
  private final DatabaseSettings settings;
  private final InstantSource clock;
  private final Map<String, User> users = new ConcurrentHashMap<>();

  private record User(String name, String password, String leaseId, Instant expiresAt) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Inject
  public VaultDatabaseCredentials(Vault vault, DatabaseSettings settings) {
    this(vault, settings, InstantSource.system());
  }

  VaultDatabaseCredentials(Vault vault, DatabaseSettings settings, InstantSource clock) {
    if (settings.grace().compareTo(settings.connectionLifetime().plus(settings.statementLimit()))
        <= 0) {
      throw new IllegalStateException(
          "parley.database.grace must be longer than connection-lifetime and statement-limit together");
    }
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Map<String, String> getCredentials(String role) {
    var user = users.compute(role, (name, held) -> held != null && serves(held) ? held : ask(name));
    return Map.of(
        USER_PROPERTY_NAME,
        user.name(),
        PASSWORD_PROPERTY_NAME,
        user.password(),
        EXPIRATION_TIMESTAMP_PROPERTY_NAME,
        user.expiresAt().toString());
  }

  private boolean serves(User user) {
    return clock.instant().isBefore(user.expiresAt().minus(settings.grace())) && leased(user);
  }

  private boolean leased(User user) {
    try {
      return !vault.write("sys/leases/lookup", Map.of("lease_id", user.leaseId())).isEmpty();
    } catch (VaultRefusedException revoked) {
      return false;
    }
  }

  private User ask(String role) {
    var leased = vault.lease("database/creds/" + role);
    var user =
        new User(
            leased.data().path("username").asText(),
            leased.data().path("password").asText(),
            leased.leaseId(),
            clock.instant().plusSeconds(leased.seconds()));
    if (leased.seconds() <= settings.grace().toSeconds()) {
      throw new IllegalStateException(
          "the lease of database role " + role + " is not longer than parley.database.grace");
    }
    LOG.infof("database user for %s, valid until %s", role, user.expiresAt());
    return user;
  }
}
