package dev.parley.bench.house;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.IdentitySettings;
import dev.parley.kernel.identity.KeyMaterial;
import dev.parley.kernel.identity.ServiceCertificate;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultSession;
import dev.parley.testing.VaultLogin;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One who has a service's own way into Vault.
final class Actor {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Vault vault;
  private final ServiceName name;

  /// @param settings by the names of the service's configuration
  Actor(ServiceName name, Map<String, String> settings) {
    this.name = name;
    this.vault = new VaultSession(new VaultLogin(settings));
  }

  Vault vault() {
    return vault;
  }

  KeyMaterial certificate() {
    return new ServiceCertificate(vault, new Identity(name.id())).current();
  }

  private record Identity(String service) implements IdentitySettings {
    @Override
    public String trustDomain() {
      return "parley";
    }

    @Override
    public Duration certificateTtl() {
      return LIFE;
    }

    @Override
    public List<String> dnsNames() {
      return List.of("localhost");
    }

    @Override
    public List<String> addresses() {
      return List.of("127.0.0.1");
    }
  }
}
