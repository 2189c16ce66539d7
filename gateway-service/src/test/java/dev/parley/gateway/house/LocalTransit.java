package dev.parley.gateway.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultUnreachableException;
import io.vertx.core.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Vault's transit engine as far as statements need it; the real one is met in
/// [dev.parley.gateway.RealVaultTest]. Whoever asks it on an event loop is told off.
public final class LocalTransit implements Vault {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Version(KeyPair pair, Instant madeAt) {}

  private final Map<String, List<Version>> keys = new ConcurrentHashMap<>();
  private final AtomicInteger signatures = new AtomicInteger();
  private final AtomicInteger hmacs = new AtomicInteger();
  private volatile boolean away;

  public int signatures() {
    return signatures.get();
  }

  public int hmacs() {
    return hmacs.get();
  }

  /// From now on with the other's key of sessions, as replicas have one Vault.
  public void like(LocalTransit other) {
    keys.put("session", other.key("session"));
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public JsonNode read(String path) {
    ask();
    var versions = key(path);
    var told = new TreeMap<String, Object>();
    for (var at = 0; at < versions.size(); at++) {
      var version = versions.get(at);
      told.put(
          Integer.toString(at + 1),
          Map.of("public_key", pem(version.pair()), "creation_time", version.madeAt().toString()));
    }
    return JSON.valueToTree(Map.of("latest_version", versions.size(), "keys", told));
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// Turns a key, as Vault does by its own clock.
  ///
  /// @param madeAt when it says that it did
  public void rotate(String name, Instant madeAt) {
    keys.merge(
        name,
        List.of(new Version(pair(), madeAt)),
        (old, added) -> Stream.concat(old.stream(), added.stream()).toList());
  }

  @Override
  public JsonNode write(String path, Map<String, Object> body) {
    ask();
    if (path.startsWith("transit/hmac/")) {
      hmacs.incrementAndGet();
      return JSON.valueToTree(Map.of("hmac", "vault:v1:" + digest(path + body.get("input"))));
    }
    signatures.incrementAndGet();
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      var version = body.get("key_version") instanceof Integer number ? number : 1;
      signature.initSign(key(path).get(version - 1).pair().getPrivate());
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

  private void ask() {
    if (Context.isOnEventLoopThread()) {
      throw new AssertionError("Vault was asked on an event loop");
    }
    if (away) {
      throw new VaultUnreachableException("the test", new IOException("away"));
    }
  }

  private List<Version> key(String path) {
    return keys.computeIfAbsent(
        path.substring(path.lastIndexOf('/') + 1),
        name -> List.of(new Version(pair(), Instant.EPOCH)));
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
