package dev.parley.platform.vault;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FurnishedVault.class)
class VaultFurnishingTest {

  private final Servers servers;
  private final VaultFurnishing furnishing;
  private final Caller root;

  VaultFurnishingTest(Servers servers) {
    this.servers = servers;
    this.furnishing = VaultFurnishing.of(servers.vault(), servers.settings());
    this.root = new Caller(servers.vault());
  }

  @Test
  void changesNothingOnASecondRun() {
    furnishing.furnish();

    assertThat(furnishing.furnish()).isEmpty();
  }

  @Test
  void appliesChangedLivesAndNothingElse() {
    Settings shorter = servers.settings().withLives(ofMinutes(2), ofMinutes(3));

    List<String> changed = VaultFurnishing.of(servers.vault(), shorter).furnish();

    assertThat(changed)
        .containsExactlyInAnyOrder(
            "database/roles/middleware",
            "database/roles/retention",
            "database/roles/hotel",
            "pki/roles/gateway-service",
            "pki/roles/engine-adapter-service",
            "pki/roles/data-middleware-service",
            "pki/roles/retention-service",
            "identity/oidc/role/gateway-service-to-engine-adapter-service",
            "identity/oidc/role/engine-adapter-service-to-data-middleware-service",
            "identity/oidc/role/retention-service-to-data-middleware-service");
    assertThat(root.get("database/roles/hotel").data().path("default_ttl").asInt()).isEqualTo(180);
    furnishing.furnish();
  }

  @Test
  void takesBackWhatWasWidenedByHand() {
    root.post(
        "sys/policies/acl/gateway-service",
        policy("path \\\"*\\\" { capabilities = [\\\"read\\\"] }"));
    root.post("transit/config/keys", "{\"disable_upsert\":false}");

    assertThat(furnishing.furnish())
        .containsExactly("sys/policies/acl/gateway-service", "transit/config/keys");
  }

  @Test
  void removesATokenRoleThatIsNoLongerDescribed() {
    root.post(
        "identity/oidc/role/gateway-service-to-data-middleware-service",
        "{\"key\":\"parley\",\"client_id\":\"data-middleware-service\",\"ttl\":\"10m\"}");

    assertThat(furnishing.furnish())
        .containsExactly("identity/oidc/role/gateway-service-to-data-middleware-service");
    assertThat(root.get("identity/oidc/role/gateway-service-to-data-middleware-service").status())
        .isEqualTo(404);
  }

  @Test
  void keepsKeysAcrossRuns() {
    String before = furnishing.manifestKey();
    furnishing.furnish();

    assertThat(furnishing.manifestKey()).isEqualTo(before);
    assertThat(Base64.getUrlDecoder().decode(before)).hasSize(65).startsWith(4);
  }

  @Test
  void givesVaultANewUserWhereTheDatabaseHasLostIt() throws Exception {
    try (var admin = servers.connect("hotel");
        var sql = admin.createStatement()) {
      sql.execute("SET ROLE role_admin");
      sql.execute("REVOKE CONNECT ON DATABASE hotel FROM vault_hotel");
      sql.execute("RESET ROLE");
      sql.execute("DROP OWNED BY vault_hotel");
      sql.execute("DROP ROLE vault_hotel");
    }

    assertThat(furnishing.furnish())
        .containsExactly("database/config/hotel", "database/rotate-root/hotel");
    assertThat(root.get("database/creds/hotel").status()).isEqualTo(200);
  }

  @Test
  void followsAMovedDatabaseWithThePasswordThatOnlyVaultKnows() {
    Settings settings = Settings.local(servers.vault().url(), servers.postgres("127.0.0.1"));

    assertThat(VaultFurnishing.of(servers.vault(), settings).furnish())
        .containsExactly("database/config/parley", "database/config/hotel");
    assertThat(root.get("database/creds/middleware").status()).isEqualTo(200);
    furnishing.furnish();
  }

  @Test
  void leavesNobodyThePasswordOfVaultsOwnUser() throws Exception {
    assertThat(root.get("database/config/parley").data().toString()).doesNotContain("\"password\"");
    try (var admin = servers.connect("parley");
        var sql = admin.createStatement();
        var row =
            sql.executeQuery(
                "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'vault_parley'")) {
      row.next();
      assertThat(row.getBoolean("rolsuper")).isFalse();
      assertThat(row.getBoolean("rolcreaterole")).isTrue();
    }
  }

  @Test
  void describesTheServicesCallsAsTheContractDoes() throws Exception {
    Path contract = Path.of("../contracts/calls.csv");
    Map<String, TreeSet<String>> calls = new HashMap<>();
    for (String line : Files.readAllLines(contract)) {
      String[] fields = line.split(",", -1);
      if (fields[0].endsWith("-service")) {
        calls.computeIfAbsent(fields[0], _ -> new TreeSet<>()).add(fields[1]);
      }
    }
    Map<String, TreeSet<String>> described = new HashMap<>();
    Description.shipped(servers.settings())
        .calls()
        .forEach((caller, peers) -> described.put(caller, new TreeSet<>(peers)));
    described.values().removeIf(TreeSet::isEmpty);

    assertThat(described).isEqualTo(calls);
  }

  @Test
  void recordsRequestsWithoutTheirSecrets() throws Exception {
    ServiceLogin login = furnishing.login("gateway-service");

    assertThat(Files.readString(servers.auditLog()))
        .contains("auth/approle/role/gateway-service/secret-id")
        .doesNotContain(login.wrappingToken())
        .doesNotContain(servers.vault().rootToken());
  }

  @Test
  void saysInOneLineThatVaultIsSealed() {
    root.post("sys/seal", "{}");
    try {
      assertThatThrownBy(furnishing::furnish)
          .isInstanceOf(VaultFailure.class)
          .hasMessage(servers.vault() + " is sealed or not initialised: unseal it first");
    } finally {
      servers.openVault();
    }
  }

  @Test
  void saysInOneLineThatVaultDoesNotAnswer() {
    VaultAccess nowhere =
        new VaultAccess(URI.create("https://localhost:1"), servers.vault().caFile(), "any");

    assertThatThrownBy(() -> VaultFurnishing.of(nowhere, servers.settings()).furnish())
        .isInstanceOf(VaultFailure.class)
        .hasMessageContaining("https://localhost:1 does not answer");
  }

  @Test
  void saysInOneLineThatATokenIsRefused() {
    VaultAccess stranger = servers.vault().as("hvs.nobody");

    assertThatThrownBy(() -> VaultFurnishing.of(stranger, servers.settings()).furnish())
        .isInstanceOf(VaultFailure.class)
        .hasMessage(stranger + " refuses this token at sys/audit");
  }

  @Test
  void refusesLivesOverAnHour() {
    assertThatThrownBy(() -> servers.settings().withLives(ofMinutes(61), ofMinutes(10)))
        .hasMessageContaining("credential ttl");
    assertThatThrownBy(() -> servers.settings().withLives(ofMinutes(10), ofMinutes(61)))
        .hasMessageContaining("database lease ttl");
  }

  private static String policy(String hcl) {
    return "{\"policy\":\"" + hcl + "\"}";
  }
}
