package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A root and an issuing authority signed by it, both with keys that never leave Vault. Made once.
final class CertificateAuthority {

  private final VaultApi vault;
  private final Convergence convergence;

  CertificateAuthority(VaultApi vault, Convergence convergence) {
    this.vault = vault;
    this.convergence = convergence;
  }

  void ensure(JsonNode describedRoot, JsonNode describedIssuing) {
    Authority root = Authority.of(describedRoot);
    Authority issuing = Authority.of(describedIssuing);
    if (vault.list(root.mount() + "/issuers").isEmpty()) {
      convergence.write(root.mount() + "/root/generate/internal", root.request());
    }
    if (vault.list(issuing.mount() + "/issuers").isEmpty()) {
      sign(root, issuing);
    }
  }

  private void sign(Authority root, Authority issuing) {
    JsonNode csr =
        vault
            .write(issuing.mount() + "/intermediate/generate/internal", issuing.request())
            .path("data")
            .path("csr");
    ObjectNode request = issuing.request().put("max_path_length", 0);
    request.set("csr", csr);
    JsonNode signed = vault.write(root.mount() + "/root/sign-intermediate", request).path("data");
    // With the root beside it Vault answers the whole chain to whoever asks for it.
    String chain = signed.path("certificate").asText() + "\n" + signed.path("issuing_ca").asText();
    convergence.write(
        issuing.mount() + "/intermediate/set-signed",
        JsonNodeFactory.instance.objectNode().put("certificate", chain));
  }

  private record Authority(String mount, String commonName, String ttl) {

    static Authority of(JsonNode described) {
      return new Authority(
          described.path("mount").asText(),
          described.path("common_name").asText(),
          described.path("ttl").asText());
    }

    ObjectNode request() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("common_name", commonName)
          .put("ttl", ttl)
          .put("key_type", "ec")
          .put("key_bits", 256);
    }
  }
}
