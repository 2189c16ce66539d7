package dev.parley.kernel.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A key that turns under way, by a clock that the test sets.
class RotationTest {
  private static final String TYPE = "test+jwt";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Turning vault = new Turning();
  private final StatementSigner signer = new StatementSigner(vault, () -> now);
  private final StatementVerifier verifier = new StatementVerifier(vault, () -> now);

  @Test
  void acceptsWhatWasSignedBeforeAKeyTurned() throws StatementException {
    vault.rotate();
    var before = sign();
    pass(60);
    vault.rotate();
    pass(60);
    assertThat(kid(before)).isEqualTo("1");
    assertThat(kid(sign())).isEqualTo("2");
    assertThat(accepts(before)).isTrue();
    assertThat(accepts(sign())).isTrue();
  }

  @Test
  void refusesNoValidStatementWhileSomebodyAsksForMadeUpVersions() throws StatementException {
    vault.rotate();
    pass(60);
    for (var second = 0; second < 120; second++) {
      if (second == 30) {
        vault.rotate();
      }
      assertThatThrownBy(() -> accepts(forged())).isInstanceOf(StatementException.class);
      assertThat(accepts(sign())).as("second " + second).isTrue();
      pass(1);
    }
    assertThat(kid(sign())).isEqualTo("2");
    assertThat(vault.reads).as("Vault is not asked for every forgery").isLessThan(300);
  }

  @Test
  void usesANewVersionAtOnceWhereTheOldOneMayNotSignAnyMore() {
    vault.rotate();
    vault.rotate();
    vault.oldest = 2;
    assertThat(kid(sign())).isEqualTo("2");
  }

  private String sign() {
    return signer.sign(
        "session",
        TYPE,
        Map.of("iss", "test", "iat", now.getEpochSecond(), "exp", now.getEpochSecond() + 900));
  }

  private String forged() {
    var parts = sign().split("\\.", -1);
    var head =
        "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"kid\":\"" + (900 + now.getEpochSecond()) + "\"}";
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(head.getBytes(StandardCharsets.US_ASCII))
        + "."
        + parts[1]
        + "."
        + parts[2];
  }

  private boolean accepts(String token) throws StatementException {
    return verifier.verify("session", TYPE, "test", token).hasClaim("exp");
  }

  private void pass(long seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }

  private static String kid(String token) {
    var head =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.US_ASCII);
    return head.replaceAll(".*\"kid\":\"([0-9]+)\".*", "$1");
  }

  private final class Turning implements Vault {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<KeyPair> versions = new ArrayList<>();
    private final List<Instant> made = new ArrayList<>();
    private int oldest;
    private int reads;

    void rotate() {
      try {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        versions.add(generator.generateKeyPair());
        made.add(now);
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException(broken);
      }
    }

    @Override
    public JsonNode read(String path) {
      reads++;
      var keys = new TreeMap<String, Object>();
      for (var at = 0; at < versions.size(); at++) {
        var pem =
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(versions.get(at).getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        keys.put(
            Integer.toString(at + 1),
            Map.of("public_key", pem, "creation_time", made.get(at).toString()));
      }
      return JSON.valueToTree(
          Map.of(
              "latest_version", versions.size(), "min_encryption_version", oldest, "keys", keys));
    }

    @Override
    public JsonNode write(String path, Map<String, Object> body) {
      try {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        var version = body.get("key_version") instanceof Integer number ? number : 0;
        signature.initSign(versions.get(version - 1).getPrivate());
        signature.update(Base64.getDecoder().decode((String) body.get("input")));
        return JSON.valueToTree(
            Map.of(
                "signature",
                "vault:v1:"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign())));
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException(broken);
      }
    }

    @Override
    public void delete(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public Leased lease(String path) {
      throw new UnsupportedOperationException(path);
    }
  }
}
