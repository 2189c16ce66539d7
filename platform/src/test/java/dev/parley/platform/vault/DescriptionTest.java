package dev.parley.platform.vault;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionTest {

  private static final Postgres POSTGRES =
      new Postgres("db.example", 5432, "admin", "pa55word", "require", null);

  private static final Settings CLUSTER =
      new Settings(
          ofMinutes(10),
          ofMinutes(20),
          ofMinutes(30),
          ofSeconds(60),
          ofHours(1),
          "hotel.example",
          URI.create("https://vault.example:8200"),
          POSTGRES,
          List.of("${service}.parley.svc"),
          null);

  private final Description description = Description.shipped(CLUSTER);

  @Test
  void letsEachServiceHaveItsOwnHostName() {
    assertThat(description.written().get("pki/roles/gateway-service"))
        .asString()
        .contains("\"allowed_domains\":[\"gateway-service.parley.svc\"]")
        .contains("\"allowed_uri_sans\":[\"spiffe://hotel.example/gateway-service\"]");
  }

  @Test
  void leavesNoSettingUnfilled() {
    assertThat(description.written().toString() + description.section("documents"))
        .doesNotContain("${");
  }

  @Test
  void neverPrintsASecret() {
    assertThat(CLUSTER.toString()).doesNotContain("pa55word").contains("db.example:5432");
    assertThat(new ServiceLogin("role", "hvs.token").toString()).doesNotContain("hvs.token");
  }

  @Test
  void asksEveryDatabaseUserToEndWithinTheHour() {
    assertThat(description.section("documents").entrySet())
        .filteredOn(document -> document.getKey().startsWith("database/roles/"))
        .hasSize(3)
        .allSatisfy(document -> {
          assertThat(document.getValue().path("max_ttl").asText()).isEqualTo("1h");
          assertThat(document.getValue().path("default_ttl").asInt()).isEqualTo(1200);
          assertThat(document.getValue().path("revocation_statements").toString())
              .contains("NOLOGIN", "pg_terminate_backend", "DROP ROLE");
        });
  }
}
