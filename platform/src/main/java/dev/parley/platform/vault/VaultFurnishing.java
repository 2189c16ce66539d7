package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/// Makes a running, unsealed Vault the one that Parley's services expect, and admits services to
/// it.
///
/// [#furnish] and [#launcherToken] need a root token; [#login] and [#manifestKey] are content with
/// the launcher's. Every method may throw a [VaultFailure], whose message is one line for the
/// operator.
public final class VaultFurnishing {

  private final VaultApi vault;
  private final Settings settings;
  private final Description description;

  private VaultFurnishing(VaultApi vault, Settings settings, Description description) {
    this.vault = vault;
    this.settings = settings;
    this.description = description;
  }

  public static VaultFurnishing of(VaultAccess access, Settings settings) {
    return of(access, settings, Description.shipped(settings));
  }

  static VaultFurnishing of(VaultAccess access, Settings settings, Description description) {
    return new VaultFurnishing(new VaultApi(access), settings, description);
  }

  /// Brings Vault to the description. PostgreSQL must answer and have its databases and group
  /// roles.
  ///
  /// @return the paths that had to be written; empty when everything was in its place
  public List<String> furnish() {
    Convergence convergence = new Convergence(vault);
    Path auditLog = settings.auditLog();
    if (auditLog != null) {
      new AuditDevice(vault, convergence).ensure(auditLog);
    }
    description.section("mounts").forEach(convergence::mount);
    description.policies().forEach(convergence::policy);
    TransitKeys keys = new TransitKeys(vault, convergence);
    keys.cache(description.section("transitCache"));
    keys.ensure(description.section("keys"));
    new CertificateAuthority(vault, convergence)
        .ensure(description.authority("root"), description.authority("issuing"));
    new DatabaseConnections(vault, convergence, settings.postgres())
        .ensure(description.section("databases"));
    convergence.documents(description.section("documents"));
    convergence.documents(description.written());
    Identities identities = new Identities(vault, convergence);
    identities.ensure(description.services());
    identities.removeCallsNotIn(description.calls());
    return convergence.changed();
  }

  /// A role id and a fresh single-use secret-id for one start of a service.
  public ServiceLogin login(String service) {
    String role = "auth/approle/role/" + service;
    String roleId =
        vault
            .read(role + "/role-id")
            .map(shown -> shown.path("role_id").asText())
            .orElseThrow(() -> new VaultFailure("Vault knows no service " + service));
    return new ServiceLogin(roleId, vault.writeForWrapped(role + "/secret-id", settings.wrapTtl()));
  }

  /// A periodic token that may ask for wrapped secret-ids and nothing else; renew it on every
  /// start.
  public String launcherToken() {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("display_name", "launcher");
    request.putArray("policies").add("launcher");
    return vault
        .write("auth/token/create/launcher", request)
        .path("auth")
        .path("client_token")
        .asText();
  }

  /// Gives the token in use its whole period again.
  public void renewToken() {
    vault.write("auth/token/renew-self", JsonNodeFactory.instance.objectNode());
  }

  /// What a site pins as `manifest-key`: the latest version of transit key `manifest`, b64u of the
  /// 65-byte uncompressed point.
  public String manifestKey() {
    JsonNode key =
        vault
            .read("transit/keys/manifest")
            .orElseThrow(() -> new VaultFailure("Vault is not furnished: no transit key manifest"));
    String latest = key.path("latest_version").asText();
    return PublicPoint.ofPem(key.path("keys").path(latest).path("public_key").asText());
  }
}
