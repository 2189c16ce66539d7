package dev.parley.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// The table of who may do what, cell by cell: every service asks for everything.
@ExtendWith(FurnishedVault.class)
class WhoMayDoWhatTest {

  private static final List<String> SERVICES =
      List.of(
          "gateway-service",
          "engine-adapter-service",
          "data-middleware-service",
          "retention-service");

  /// Request, then the status that gateway, adapter, middleware and retention get. 403 is a refusal
  /// by policy; 400 one by the role or engine behind it. Rows are asked from top to bottom.
  private static final String TABLE =
      """
      # bucket keys: retention makes, turns and destroys them
      POST transit/keys/bucket-brief {"type":"aes256-gcm96"}                             | 403 403 403 200
      GET  transit/keys/bucket-brief                                                     | 403 403 403 200
      POST transit/keys/bucket-brief/rotate {}                                           | 403 403 403 200
      POST transit/keys/bucket-brief/config {"min_decryption_version":2,"min_encryption_version":2} | 403 403 403 200
      POST transit/keys/bucket-brief/trim {"min_available_version":2}                    | 403 403 403 200
      DELETE transit/keys/bucket-brief                                                   | 403 403 403 400
      POST transit/keys/bucket-brief/config {"deletion_allowed":true}                    | 403 403 403 200
      DELETE transit/keys/bucket-brief                                                   | 403 403 403 204

      # no bucket key with a way out
      POST transit/keys/bucket-open {"exportable":true}                                  | 403 403 403 403
      POST transit/keys/bucket-open {"allow_plaintext_backup":true}                      | 403 403 403 403
      POST transit/keys/bucket-open {"derived":true}                                     | 403 403 403 403
      POST transit/keys/bucket-open {"derived":true,"convergent_encryption":true}        | 403 403 403 403
      POST transit/keys/bucket-open {"type":"rsa-4096"}                                  | 403 403 403 403
      POST transit/keys/bucket-open/import {"ciphertext":"AAAA"}                         | 403 403 403 403
      POST transit/keys/${bucket}/import_version {"ciphertext":"AAAA"}                   | 403 403 403 403
      POST transit/keys/${bucket}/config {"exportable":true}                             | 403 403 403 403
      POST transit/keys/${bucket}/config {"allow_plaintext_backup":true}                 | 403 403 403 403
      POST transit/keys/${bucket}/config {"auto_rotate_period":"24h"}                    | 403 403 403 403
      GET  transit/export/encryption-key/${bucket}                                       | 403 403 403 403
      GET  transit/byok-export/manifest/${bucket}                                        | 403 403 403 403
      GET  transit/backup/${bucket}                                                      | 403 403 403 403
      POST transit/restore/bucket-open {"backup":"AAAA"}                                 | 403 403 403 403
      GET  transit/keys?list=true                                                        | 403 403 403 403
      POST transit/config/keys {"disable_upsert":false}                                  | 403 403 403 403
      POST transit/cache-config {"size":0}                                               | 403 403 403 403

      # bucket keys in use: the middleware seals and opens, retention seals a probe
      POST transit/datakey/plaintext/${bucket} {}                                        | 403 403 200 403
      POST transit/datakey/wrapped/${bucket} {}                                          | 403 403 403 403
      POST transit/decrypt/${bucket} {"ciphertext":"${wrapped}"}                         | 403 403 200 403
      POST transit/encrypt/${bucket} {"plaintext":"aGk="}                                | 403 403 403 200
      POST transit/rewrap/${bucket} {"ciphertext":"${wrapped}"}                          | 403 403 403 403
      POST transit/hmac/${bucket} {"input":"aGk="}                                       | 403 403 403 403
      POST transit/datakey/plaintext/bucket-unknown {}                                   | 403 403 400 403
      POST transit/encrypt/bucket-unknown {"plaintext":"aGk="}                           | 403 403 403 403

      # what services sign and whose signatures they check
      POST transit/sign/session {"input":"aGk=","marshaling_algorithm":"jws"}            | 200 403 403 403
      POST transit/sign/ticket {"input":"aGk=","marshaling_algorithm":"jws"}             | 200 403 403 403
      POST transit/sign/manifest {"input":"aGk=","marshaling_algorithm":"jws"}           | 403 200 403 403
      POST transit/sign/certificate {"input":"aGk=","marshaling_algorithm":"jws"}        | 403 403 403 200
      POST transit/hmac/challenge {"input":"aGk="}                                       | 200 403 403 403
      POST transit/encrypt/challenge {"plaintext":"aGk="}                                | 403 403 403 403
      POST transit/keys/challenge/rotate {}                                              | 403 403 403 403
      POST transit/hmac/session {"input":"aGk="}                                         | 403 403 403 403
      GET  transit/keys/session                                                          | 200 403 403 403
      GET  transit/keys/ticket                                                           | 200 200 200 403
      GET  transit/keys/manifest                                                         | 403 200 403 403
      GET  transit/keys/certificate                                                      | 403 403 403 200
      POST transit/keys/session/rotate {}                                                | 403 403 403 403
      POST transit/keys/manifest/config {"exportable":true}                              | 403 403 403 403
      DELETE transit/keys/ticket                                                         | 403 403 403 403

      # the inner layer of history is the adapter's
      POST transit/datakey/plaintext/history {}                                          | 403 200 403 403
      POST transit/decrypt/history {"ciphertext":"${history}"}                           | 403 200 403 403
      POST transit/encrypt/history {"plaintext":"aGk="}                                  | 403 403 403 403
      GET  transit/export/encryption-key/history                                         | 403 403 403 403

      # the adapter's secrets
      POST kv/data/engine-adapter-service/hpke {"data":{"keys":"x"},"options":{"cas":${version}}} | 403 200 403 403
      POST kv/data/engine-adapter-service/hpke {"data":{"keys":"x"}}                     | 403 400 403 403
      GET  kv/data/engine-adapter-service/hpke                                           | 403 200 403 403
      GET  kv/data/engine-adapter-service/providers                                      | 403 200 403 403
      POST kv/data/engine-adapter-service/providers {"data":{"key":"x"}}                 | 403 403 403 403
      DELETE kv/data/engine-adapter-service/hpke                                         | 403 403 403 403
      GET  kv/metadata/engine-adapter-service?list=true                                  | 403 403 403 403
      POST kv/data/retention-service/any {"data":{"key":"x"}}                            | 403 403 403 403

      # database users
      GET  database/creds/middleware                                                     | 403 403 200 403
      GET  database/creds/hotel                                                          | 403 403 200 403
      GET  database/creds/retention                                                      | 403 403 403 200
      GET  database/config/parley                                                        | 403 403 403 403
      POST database/roles/middleware {"creation_statements":["SELECT 1"]}                | 403 403 403 403
      POST database/rotate-root/parley {}                                                | 403 403 403 403
      POST sys/leases/lookup {"lease_id":"${middleware-lease}"}                          | 403 403 200 403
      POST sys/leases/renew {"lease_id":"${middleware-lease}","increment":60}            | 403 403 200 403
      POST sys/leases/renew {"lease_id":"${retention-lease}"}                            | 403 403 403 200
      POST sys/leases/revoke {"lease_id":"${retention-lease}"}                           | 403 403 403 204
      POST sys/leases/revoke {"lease_id":"${middleware-lease}"}                          | 403 403 204 403
      POST sys/leases/revoke-prefix/database/creds {}                                    | 403 403 403 403

      # certificates: one's own name and no other
      POST pki/issue/gateway-service {"uri_sans":"spiffe://parley/gateway-service","alt_names":"localhost","ip_sans":"127.0.0.1"} | 200 403 403 403
      POST pki/issue/engine-adapter-service {"uri_sans":"spiffe://parley/engine-adapter-service","alt_names":"localhost"}         | 403 200 403 403
      POST pki/issue/data-middleware-service {"uri_sans":"spiffe://parley/data-middleware-service"}                               | 403 403 200 403
      POST pki/issue/retention-service {"uri_sans":"spiffe://parley/retention-service"}                                           | 403 403 403 200
      POST pki/issue/gateway-service {"uri_sans":"spiffe://parley/retention-service"}    | 400 403 403 403
      POST pki/issue/retention-service {"uri_sans":"spiffe://parley/gateway-service"}    | 403 403 403 400
      POST pki/issue/gateway-service {"uri_sans":"spiffe://elsewhere/gateway-service"}   | 400 403 403 403
      POST pki/issue/gateway-service {"alt_names":"hotel.example"}                       | 400 403 403 403
      POST pki/issue/gateway-service {"alt_names":"*.localhost"}                         | 400 403 403 403
      POST pki/sign/gateway-service {"csr":"x"}                                          | 403 403 403 403
      POST pki/roles/gateway-service {"allow_any_name":true}                             | 403 403 403 403
      POST pki/root/generate/internal {"common_name":"x"}                                | 403 403 403 403
      POST pki-root/root/sign-intermediate {"csr":"x"}                                   | 403 403 403 403
      GET  pki/cert/ca_chain                                                             | 200 200 200 200

      # identity tokens: for one's own peers
      GET  identity/oidc/token/gateway-service-to-engine-adapter-service                 | 200 403 403 403
      GET  identity/oidc/token/engine-adapter-service-to-data-middleware-service         | 403 200 403 403
      GET  identity/oidc/token/retention-service-to-data-middleware-service              | 403 403 403 200
      GET  identity/oidc/token/gateway-service-to-data-middleware-service                | 400 403 403 403
      POST identity/oidc/role/gateway-service-to-data-middleware-service {"key":"parley"} | 403 403 403 403
      POST identity/entity/name/gateway-service {"metadata":{"service":"retention-service"}} | 403 403 403 403

      # nobody lets others in, or looks behind
      GET  auth/approle/role/gateway-service/role-id                                     | 403 403 403 403
      POST auth/approle/role/gateway-service/secret-id {}                                | 403 403 403 403
      POST auth/approle/role/retention-service/secret-id {}                              | 403 403 403 403
      POST auth/token/create {}                                                          | 403 403 403 403
      POST auth/token/create/launcher {}                                                 | 403 403 403 403
      GET  auth/token/lookup-self                                                        | 200 200 200 200
      POST auth/token/renew-self {}                                                      | 200 200 200 200
      GET  sys/policies/acl/gateway-service                                              | 403 403 403 403
      POST sys/policies/acl/gateway-service {"policy":"x"}                               | 403 403 403 403
      GET  sys/mounts                                                                    | 403 403 403 403
      GET  sys/audit                                                                     | 403 403 403 403
      GET  sys/storage/raft/snapshot                                                     | 403 403 403 403
      POST sys/seal {}                                                                   | 403 403 403 403
      """;

  private final Servers servers;

  WhoMayDoWhatTest(Servers servers) {
    this.servers = servers;
  }

  @TestFactory
  Stream<DynamicTest> eachServiceMayDoWhatItsColumnSaysAndNothingElse() {
    VaultFurnishing furnishing = VaultFurnishing.of(servers.vault(), servers.settings());
    List<Caller> services =
        SERVICES.stream()
            .map(service -> Caller.service(furnishing, servers.vault(), service))
            .toList();
    Map<String, String> known = known(services);
    return TABLE
        .lines()
        .filter(line -> line.contains(" | "))
        .flatMap(line -> cells(line, known, services));
  }

  @TestFactory
  Stream<DynamicTest> theLauncherMayOnlyPassEnvelopesOn() {
    VaultAccess vault = servers.vault();
    VaultFurnishing furnishing = VaultFurnishing.of(vault, servers.settings());
    Caller launcher = new Caller(vault.as(furnishing.launcherToken()));
    return """
    GET  auth/approle/role/gateway-service/role-id                          | 200
    GET  transit/keys/manifest                                              | 200
    GET  auth/token/lookup-self                                             | 200
    POST auth/token/renew-self {}                                           | 200
    POST auth/approle/role/gateway-service/secret-id {}                     | 403
    POST auth/approle/role/gateway-service/custom-secret-id {"secret_id":"x"} | 403
    POST auth/approle/role/gateway-service {"secret_id_num_uses":0}         | 403
    GET  auth/approle/role/gateway-service                                  | 403
    POST auth/token/create {}                                               | 403
    GET  database/creds/middleware                                          | 403
    GET  kv/data/engine-adapter-service/hpke                                | 403
    POST transit/sign/manifest {"input":"aGk="}                             | 403
    POST pki/issue/gateway-service {}                                       | 403
    GET  sys/policies/acl/launcher                                          | 403
    """
        .lines()
        .flatMap(line -> cells(line, Map.of(), List.of(launcher)));
  }

  private Map<String, String> known(List<Caller> services) {
    Caller middleware = services.get(SERVICES.indexOf("data-middleware-service"));
    Caller retention = services.get(SERVICES.indexOf("retention-service"));
    Caller adapter = services.get(SERVICES.indexOf("engine-adapter-service"));
    String bucket = "bucket-0b5e1c86-2f6e-4f0e-9a51-5d3c0f6f7a11";
    retention.post("transit/keys/" + bucket, "{}");
    new Caller(servers.vault())
        .post("kv/data/engine-adapter-service/providers", "{\"data\":{\"key\":\"none\"}}");
    return Map.of(
        "version", version(adapter),
        "bucket", bucket,
        "wrapped", wrapped(middleware, bucket),
        "history", wrapped(adapter, "history"),
        "middleware-lease", lease(middleware, "middleware"),
        "retention-lease", lease(retention, "retention"));
  }

  private static String version(Caller adapter) {
    var metadata = adapter.get("kv/data/engine-adapter-service/hpke").data().path("metadata");
    return Integer.toString(metadata.path("version").asInt());
  }

  private static String wrapped(Caller caller, String key) {
    return caller.post("transit/datakey/plaintext/" + key, "{}").data().path("ciphertext").asText();
  }

  private static String lease(Caller caller, String role) {
    return caller.get("database/creds/" + role).body().path("lease_id").asText();
  }

  private static Stream<DynamicTest> cells(
      String line, Map<String, String> known, List<Caller> callers) {
    String[] halves = line.split(" \\| ", 2);
    String filled = halves[0].strip();
    for (var entry : known.entrySet()) {
      filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    List<String> request = new ArrayList<>(List.of(filled.split("\\s+", 3)));
    if (request.size() == 2) {
      request.add("");
    }
    String[] statuses = halves[1].strip().split(" ", -1);
    return IntStream.range(0, callers.size())
        .mapToObj(i ->
            dynamicTest(
                "%s %s by %s".formatted(statuses[i], halves[0].strip(), SERVICES.get(i)),
                () -> {
                  var answer = callers.get(i).call(request.get(0), request.get(1), request.get(2));
                  assertThat(answer.status())
                      .as("%s: %s", request, answer.body())
                      .isEqualTo(Integer.parseInt(statuses[i]));
                }));
  }
}
