package dev.parley.kernel.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// How a service gets its first token: a wrapped single-use secret-id, or its Kubernetes service
/// account.
final class VaultLogin {
  private final VaultTransport transport;
  private final VaultSettings settings;
  private final InstantSource clock;

  VaultLogin(VaultTransport transport, VaultSettings settings, InstantSource clock) {
    this.transport = transport;
    this.settings = settings;
    this.clock = clock;
  }

  /// Whether a second login is possible: a single-use secret-id allows one.
  boolean repeatable() {
    return settings.kubernetesRole().isPresent();
  }

  VaultToken login() {
    return settings.kubernetesRole().map(this::byServiceAccount).orElseGet(this::byAppRole);
  }

  VaultToken token(JsonNode answer) {
    var auth = answer.path("auth");
    var lease = Duration.ofSeconds(auth.path("lease_duration").asLong());
    return new VaultToken(auth.path("client_token").asText(), clock.instant().plus(lease), lease);
  }

  private VaultToken byServiceAccount(String role) {
    return token(
        transport.write(
            "auth/kubernetes/login",
            null,
            Map.of("role", role, "jwt", secret(settings.kubernetesTokenFile()))));
  }

  private VaultToken byAppRole() {
    var role =
        settings
            .roleId()
            .orElseThrow(() ->
                new IllegalStateException(
                    "set parley.vault.role-id or parley.vault.kubernetes-role"));
    var file =
        settings
            .wrappedSecretIdFile()
            .orElseThrow(
                () -> new IllegalStateException("set parley.vault.wrapped-secret-id-file"));
    var secretId = unwrap(secret(file));
    return token(
        transport.write(
            "auth/approle/login", null, Map.of("role_id", role, "secret_id", secretId)));
  }

  private String unwrap(String wrappingToken) {
    try {
      return transport
          .write("sys/wrapping/unwrap", wrappingToken, Map.of())
          .path("data")
          .path("secret_id")
          .asText();
    } catch (VaultRefusedException refused) {
      if (refused.status() == 400 || refused.status() == 403) {
        throw new IllegalStateException(
            "the wrapped secret-id was used before or has expired: if it was not this service's earlier start,"
                + " someone else opened it; issue a new one",
            refused);
      }
      throw refused;
    }
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }
}
