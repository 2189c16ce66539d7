package dev.parley.kernel.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs claims as a compact JWS (RFC 7515), ES256, by a Vault transit key that never leaves Vault.
@ApplicationScoped
public class StatementSigner {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vault vault;

  public StatementSigner(Vault vault) {
    this.vault = vault;
  }

  /// @param keyName transit key, `ecdsa-p256`
  /// @param type the `typ` header, which keeps one kind of statement from passing for another
  public String sign(String keyName, String type, Map<String, Object> claims) {
    var version = vault.read("transit/keys/" + keyName).path("latest_version").asInt();
    var header = new LinkedHashMap<String, Object>();
    header.put("alg", "ES256");
    header.put("typ", type);
    header.put("kid", Integer.toString(version));
    var input = encode(header) + "." + encode(claims);
    var answer =
        vault.write(
            "transit/sign/" + keyName,
            Map.of(
                "input",
                Base64.getEncoder().encodeToString(input.getBytes(StandardCharsets.US_ASCII)),
                "key_version",
                version,
                "hash_algorithm",
                "sha2-256",
                "marshaling_algorithm",
                "jws"));
    var signature = answer.path("signature").asText();
    return input + "." + signature.substring(signature.lastIndexOf(':') + 1);
  }

  private static String encode(Map<String, Object> members) {
    try {
      return URL.encodeToString(JSON.writeValueAsBytes(members));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("claims cannot be written as JSON", broken);
    }
  }
}
