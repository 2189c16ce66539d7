package dev.parley.platform.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.postgres.PostgresAddress;
import dev.parley.platform.servers.ServerAddresses;
import dev.parley.platform.vault.server.VaultAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

  private static final Path CA = Path.of("/state/tls/ca.pem");

  private final ServiceSettings settings =
      new ServiceSettings(
          new ServerAddresses(
              new PostgresAddress("localhost", 5432, CA),
              new VaultAddress(URI.create("https://localhost:8200"), CA),
              KeycloakAddress.at(8443, CA)),
          Path.of("/state/secrets/login"),
          Path.of("/tree/platform/demo"));

  @Test
  void tellsEveryServiceItsVault() {
    for (Service service : Service.values()) {
      assertThat(settings.common(service))
          .containsEntry("parley.vault.url", "https://localhost:8200")
          .containsEntry("parley.vault.ca-file", "/state/tls/ca.pem")
          .containsEntry("parley.vault.wrapped-secret-id-file", "/state/secrets/login")
          .containsEntry("parley.sites", "/tree/platform/demo");
    }
  }

  @Test
  void lookIntoDatabasesOverVerifiedTlsOnly() {
    assertThat(settings.common(Service.DATA_MIDDLEWARE))
        .containsEntry(
            "parley.databases.hotel.url",
            "jdbc:postgresql://localhost:5432/hotel?sslmode=verify-full&sslrootcert="
                + "/state/tls/ca.pem");
  }

  @Test
  void tellWherePeopleLogInToThoseWhomPeopleCall() {
    for (Service service : List.of(Service.RETENTION, Service.GATEWAY)) {
      assertThat(settings.common(service))
          .containsEntry("parley.people.issuer", "https://localhost:8443/realms/parley")
          .containsEntry("parley.people.ca-file", "/state/tls/ca.pem");
    }
    for (Service service : List.of(Service.ENGINE_ADAPTER, Service.DATA_MIDDLEWARE)) {
      assertThat(settings.common(service)).doesNotContainKey("parley.people.issuer");
    }
  }

  @Test
  void holdNoSecret() {
    for (Service service : Service.values()) {
      assertThat(settings.common(service).keySet())
          .noneMatch(name -> name.contains("password") || name.endsWith("token"));
    }
  }
}
