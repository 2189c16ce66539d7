package dev.parley.gateway.house;

import dev.parley.gateway.issuer.IssuerSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// An issuer as far as its keys go: discovery and a key set over TLS, as OpenID Connect Discovery,
/// section 4 and RFC 7517 have them.
public final class IssuerDouble implements AutoCloseable {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final PfxOptions CERTIFICATE = AUTHORITY.leaf("issuer");

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Path authorities;
  private final List<RsaJsonWebKey> keys = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  /// @param authorities where to write who vouches for its certificate
  public IssuerDouble(Path authorities) {
    this.authorities = AUTHORITY.writeTo(authorities);
    turn();
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(CERTIFICATE))
            .requestHandler(this::answer);
    Waiting.on(server.listen(0, "127.0.0.1"));
  }

  public IssuerSettings settings() {
    return new RunningGateway.Issuer(Optional.of(issuer()), Optional.of(authorities));
  }

  public int asked() {
    return asked.get();
  }

  /// A new key signs from now on; the old ones still hold.
  public void turn() {
    try {
      var key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("key-" + keys.size());
      synchronized (keys) {
        keys.add(key);
      }
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// Claims as they should be.
  public Map<String, Object> claims(String client) {
    var now = Instant.now().getEpochSecond();
    return new HashMap<>(
        Map.of(
            "iss",
            issuer().toString(),
            "sub",
            "a-service-account",
            "aud",
            "gateway-service",
            "azp",
            client,
            "typ",
            "Bearer",
            "iat",
            now,
            "exp",
            now + 300));
  }

  public String token(Map<String, Object> claims) {
    synchronized (keys) {
      return token(claims, keys.getLast());
    }
  }

  public String token(Map<String, Object> claims, RsaJsonWebKey key) {
    try {
      var all = new JwtClaims();
      claims.forEach(all::setClaim);
      var jws = new JsonWebSignature();
      jws.setHeader("typ", "JWT");
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      jws.setPayload(all.toJson());
      jws.setKey(key.getPrivateKey());
      return jws.getCompactSerialization();
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private URI issuer() {
    return URI.create("https://localhost:" + server.actualPort() + "/realms/parley");
  }

  private void answer(HttpServerRequest request) {
    var certs = issuer() + "/certs";
    if (request.uri().endsWith("/.well-known/openid-configuration")) {
      request
          .response()
          .end(new JsonObject().put("issuer", issuer().toString()).put("jwks_uri", certs).encode());
    } else {
      asked.incrementAndGet();
      synchronized (keys) {
        request
            .response()
            .end(new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
      }
    }
  }

  @Override
  public void close() {
    Waiting.on(vertx.close());
  }
}
