package dev.parley.kernel.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs claims as a compact JWS (RFC 7515), ES256, by a Vault transit key that never leaves Vault.
///
/// A version that Vault has just made is not used yet: a verifier asks for versions it does not
/// know every few seconds at most, and whoever shows it made-up ones decides when. By the time we
/// use a version each verifier may have asked for it, so none refuses what we sign.
@ApplicationScoped
public class StatementSigner {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Longer than a verifier's patience and the clocks' difference together.
  private static final Duration KNOWN_BY_ALL = Duration.ofSeconds(30);

  private final Vault vault;
  private final InstantSource clock;

  @Inject
  public StatementSigner(Vault vault) {
    this(vault, InstantSource.system());
  }

  StatementSigner(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// @param keyName transit key, `ecdsa-p256`
  /// @param type the `typ` header, which keeps one kind of statement from passing for another
  public String sign(String keyName, String type, Map<String, Object> claims) {
    var version = version(vault.read("transit/keys/" + keyName));
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

  private int version(JsonNode key) {
    var latest = key.path("latest_version").asInt();
    var madeAt = key.path("keys").path(Integer.toString(latest)).path("creation_time").asText();
    var before = Integer.toString(latest - 1);
    return !madeAt.isEmpty()
            && key.path("keys").has(before)
            && key.path("min_encryption_version").asInt() < latest
            && Instant.parse(madeAt).plus(KNOWN_BY_ALL).isAfter(clock.instant())
        ? latest - 1
        : latest;
  }

  private static String encode(Map<String, Object> members) {
    try {
      return URL.encodeToString(JSON.writeValueAsBytes(members));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("claims cannot be written as JSON", broken);
    }
  }
}
