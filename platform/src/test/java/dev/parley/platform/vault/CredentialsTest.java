package dev.parley.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What services are given: how long it lives, how it ends, and what it says about them.
@ExtendWith(FurnishedVault.class)
class CredentialsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Servers servers;
  private final VaultFurnishing furnishing;

  CredentialsTest(Servers servers) {
    this.servers = servers;
    this.furnishing = VaultFurnishing.of(servers.vault(), servers.settings());
  }

  @Test
  void opensAWrappedSecretIdOnceOnly() {
    var envelope =
        new Caller(servers.vault().as(furnishing.login("gateway-service").wrappingToken()));

    assertThat(envelope.post("sys/wrapping/unwrap", "{}").status()).isEqualTo(200);
    var second = envelope.post("sys/wrapping/unwrap", "{}");

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body().toString()).contains("wrapping token is not valid or does not exist");
  }

  @Test
  void letsASecretIdLogInOnceOnly() {
    ServiceLogin login = furnishing.login("gateway-service");
    String secretId =
        new Caller(servers.vault().as(login.wrappingToken()))
            .post("sys/wrapping/unwrap", "{}")
            .data()
            .path("secret_id")
            .asText();

    assertThat(Caller.login(servers.vault(), login.roleId(), secretId).status()).isEqualTo(200);
    assertThat(Caller.login(servers.vault(), login.roleId(), secretId).status()).isEqualTo(400);
  }

  @Test
  void letsTheLauncherAdmitServicesWithoutTheRootToken() {
    VaultAccess launcher = servers.vault().as(furnishing.launcherToken());
    VaultFurnishing narrow = VaultFurnishing.of(launcher, servers.settings());
    narrow.renewToken();

    Caller service = Caller.service(narrow, servers.vault(), "retention-service");

    assertThat(service.get("auth/token/lookup-self").status()).isEqualTo(200);
    assertThat(narrow.manifestKey()).isEqualTo(furnishing.manifestKey());
    assertThatThrownBy(narrow::furnish).isInstanceOf(VaultFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway-service",
        "engine-adapter-service",
        "data-middleware-service",
        "retention-service"
      })
  void namesTheServiceInItsTokenForAnHourAtMost(String service) {
    JsonNode token = service(service).get("auth/token/lookup-self").data();

    assertThat(token.path("ttl").asLong()).isBetween(1L, HOUR.toSeconds());
    assertThat(token.path("period").asLong()).isBetween(1L, HOUR.toSeconds());
    assertThat(token.path("policies")).hasSize(1);
    assertThat(token.path("policies").path(0).asText()).isEqualTo(service);
    assertThat(entity(token)).isEqualTo(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway-service",
        "engine-adapter-service",
        "data-middleware-service",
        "retention-service"
      })
  void issuesCertificatesOfOneNameForAnHourAtMost(String service) throws Exception {
    JsonNode issued =
        service(service)
            .post(
                "pki/issue/" + service,
                "{\"uri_sans\":\"spiffe://parley/%s\",\"alt_names\":\"localhost\",\"ip_sans\":\"127.0.0.1\",\"ttl\":\"24h\"}"
                    .formatted(service))
            .data();
    X509Certificate certificate = certificate(issued.path("certificate"));
    X509Certificate issuing = certificate(issued.path("ca_chain").path(0));
    X509Certificate root = certificate(issued.path("ca_chain").path(1));

    certificate.verify(issuing.getPublicKey());
    issuing.verify(root.getPublicKey());
    assertThat(certificate.getNotAfter().toInstant()).isBeforeOrEqualTo(Instant.now().plus(HOUR));
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(6, "spiffe://parley/" + service),
            List.of(2, "localhost"),
            List.of(7, "127.0.0.1"));
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(issued.path("private_key").asText()).startsWith("-----BEGIN EC PRIVATE KEY-----");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway-service, engine-adapter-service",
    "engine-adapter-service, data-middleware-service",
    "retention-service, data-middleware-service",
  })
  void issuesIdentityTokensForOnePeerForAnHourAtMost(String caller, String peer) {
    String token =
        service(caller)
            .get("identity/oidc/token/%s-to-%s".formatted(caller, peer))
            .data()
            .path("token")
            .asText();
    JsonNode claims = claims(token);

    assertThat(claims.path("iss").asText())
        .isEqualTo(servers.settings().oidcIssuer() + "/v1/identity/oidc");
    assertThat(claims.path("aud").asText()).isEqualTo(peer);
    assertThat(claims.path("svc").asText()).isEqualTo(caller);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
        .isBetween(1L, HOUR.toSeconds());
  }

  @ParameterizedTest
  @CsvSource({
    "data-middleware-service, middleware, parley",
    "data-middleware-service, hotel, hotel",
    "retention-service, retention, parley",
  })
  void givesDatabaseUsersForAnHourAtMostHoweverOftenRenewed(
      String service, String role, String database) throws Exception {
    Caller caller = service(service);
    JsonNode lease = caller.get("database/creds/" + role).body();

    assertThat(lease.path("lease_duration").asLong()).isBetween(1L, HOUR.toSeconds());
    JsonNode renewed =
        caller
            .post(
                "sys/leases/renew",
                "{\"lease_id\":\"%s\",\"increment\":86400}"
                    .formatted(lease.path("lease_id").asText()))
            .body();
    assertThat(renewed.path("lease_duration").asLong()).isBetween(1L, HOUR.toSeconds());
    try (Connection connection = connect(database, lease);
        var sql = connection.createStatement();
        var row =
            sql.executeQuery(
                "SELECT rolvaliduntil < now() + '61 min' FROM pg_roles WHERE rolname = current_user")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "ALTER ROLE postgres NOLOGIN",
        "DROP TABLE theirs",
        "TRUNCATE theirs",
        "GRANT app_middleware TO postgres",
        "SET ROLE vault_parley",
      })
  void refusesDdlOfADatabaseUser(String statement) throws Exception {
    try (Connection admin = servers.connect("parley");
        var sql = admin.createStatement()) {
      sql.execute("CREATE TABLE IF NOT EXISTS theirs (id int)");
    }
    JsonNode lease = service("data-middleware-service").get("database/creds/middleware").body();
    try (Connection connection = connect("parley", lease);
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void keepsADatabaseUserOutOfTheOtherDatabase() {
    JsonNode lease = service("data-middleware-service").get("database/creds/middleware").body();

    assertThatThrownBy(() -> connect("hotel", lease).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database \"hotel\"");
  }

  @Test
  void endsTheSessionsOfARevokedDatabaseUserAtOnce() throws Exception {
    Caller middleware = service("data-middleware-service");
    JsonNode lease = middleware.get("database/creds/middleware").body();
    try (Connection idle = connect("parley", lease);
        var query = idle.createStatement()) {
      Thread revoker =
          Thread.ofVirtual()
              .start(() -> {
                Servers.pause();
                revoke(middleware, lease);
              });
      Instant began = Instant.now();

      assertThatThrownBy(() -> query.execute("SELECT pg_sleep(30)"))
          .hasMessageContaining("terminating connection due to administrator command");
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
      revoker.join();
    }
    assertThatThrownBy(() -> connect("parley", lease).close()).isInstanceOf(SQLException.class);
    try (Connection admin = servers.connect("parley");
        var look = admin.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      look.setString(1, lease.path("data").path("username").asText());
      assertThat(look.executeQuery().next()).isFalse();
    }
  }

  @Test
  void leavesNoSessionToAClientThatReconnectsAllTheTime() throws Exception {
    Caller middleware = service("data-middleware-service");
    for (int round = 0; round < 5; round++) {
      JsonNode lease = middleware.get("database/creds/middleware").body();
      try (var storm = new ReconnectStorm(() -> connect("parley", lease), 4)) {
        storm.awaitConnections(8);
        revoke(middleware, lease);
        assertThat(storm.stop()).as("sessions that still answer").isZero();
      }
    }
  }

  @Test
  void revokesALeaseWhoseUserIsGoneAlready() throws Exception {
    Caller middleware = service("data-middleware-service");
    JsonNode lease = middleware.get("database/creds/middleware").body();
    try (Connection admin = servers.connect("parley");
        var sql = admin.createStatement()) {
      sql.execute("DROP ROLE \"" + lease.path("data").path("username").asText() + "\"");
    }

    assertThat(revoke(middleware, lease).status()).isEqualTo(204);
  }

  @Test
  void endsTheDatabaseUsersOfARevokedToken() {
    Caller middleware = service("data-middleware-service");
    JsonNode lease = middleware.get("database/creds/middleware").body();

    middleware.post("auth/token/revoke-self", "{}");

    Instant end = Instant.now().plusSeconds(10);
    while (connects(lease) && Instant.now().isBefore(end)) {
      Servers.pause();
    }
    assertThat(connects(lease)).isFalse();
  }

  @Test
  void forgetsEveryOlderVersionOfTheAdaptersKeys() {
    Caller adapter = service("engine-adapter-service");
    String path = "kv/data/engine-adapter-service/hpke";
    int before = adapter.get(path).data().path("metadata").path("version").asInt();
    int first = adapter.post(path, key("a", before)).data().path("version").asInt();
    adapter.post(path, key("b", first));

    assertThat(adapter.get(path + "?version=" + first).status()).isEqualTo(404);
    assertThat(adapter.get(path).data().path("data").path("key").asText()).isEqualTo("b");
  }

  private static String key(String value, int replaced) {
    return "{\"data\":{\"key\":\"%s\"},\"options\":{\"cas\":%d}}".formatted(value, replaced);
  }

  private Caller service(String service) {
    return Caller.service(furnishing, servers.vault(), service);
  }

  private String entity(JsonNode token) {
    return new Caller(servers.vault())
        .get("identity/entity/id/" + token.path("entity_id").asText())
        .data()
        .path("metadata")
        .path("service")
        .asText();
  }

  private Connection connect(String database, JsonNode lease) throws SQLException {
    JsonNode user = lease.path("data");
    return servers.connect(
        database, user.path("username").asText(), user.path("password").asText());
  }

  private boolean connects(JsonNode lease) {
    try (Connection connection = connect("parley", lease)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Caller.Answer revoke(Caller caller, JsonNode lease) {
    return caller.post(
        "sys/leases/revoke",
        "{\"lease_id\":\"%s\",\"sync\":true}".formatted(lease.path("lease_id").asText()));
  }

  private static X509Certificate certificate(JsonNode pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.asText().getBytes(StandardCharsets.US_ASCII)));
  }

  private static JsonNode claims(String jws) {
    byte[] payload = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
    return Caller.json(new String(payload, StandardCharsets.UTF_8));
  }
}
