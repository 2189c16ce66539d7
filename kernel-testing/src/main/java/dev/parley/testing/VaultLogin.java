package dev.parley.testing;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.VaultSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A service's way into Vault as the fixture gives it, for one login.
public record VaultLogin(Map<String, String> settings) implements VaultSettings {

  public static VaultLogin of(ServiceName service) {
    return new VaultLogin(PlatformFixture.settings(service.id()));
  }

  @Override
  public URI url() {
    return URI.create(setting("url"));
  }

  @Override
  public Path caFile() {
    return Path.of(setting("ca-file"));
  }

  @Override
  public Optional<String> roleId() {
    return Optional.of(setting("role-id"));
  }

  @Override
  public Optional<Path> wrappedSecretIdFile() {
    return Optional.of(Path.of(setting("wrapped-secret-id-file")));
  }

  @Override
  public Optional<String> kubernetesRole() {
    return Optional.empty();
  }

  @Override
  public Path kubernetesTokenFile() {
    return Path.of("none");
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(10);
  }

  private String setting(String name) {
    return Objects.requireNonNull(settings.get("parley.vault." + name), name);
  }
}
