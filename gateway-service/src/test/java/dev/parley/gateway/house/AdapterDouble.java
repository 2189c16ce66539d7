package dev.parley.gateway.house;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.KeyMaterial;
import dev.parley.testing.ServiceActor;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// An adapter with the adapter's own certificate from the real Vault, which answers with what it
/// saw of its caller and closes its connections often.
public final class AdapterDouble implements QuarkusTestResourceLifecycleManager {
  private static final char[] PASSWORD = "for-this-test".toCharArray();

  private @Nullable UpstreamDouble server;

  @Override
  public Map<String, String> start() {
    var material = ServiceActor.of(ServiceName.ENGINE_ADAPTER).certificate();
    var listening = new UpstreamDouble(keys(material), trust(material));
    listening.answers(AdapterDouble::tell);
    server = listening;
    return Map.of("parley.peers.engine-adapter-service", listening.address().toString());
  }

  private static void tell(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          var certificate = certificate(request);
          var token = part(request.getHeader("Authorization"), 1);
          request
              .response()
              .setChunked(true)
              .putHeader("Content-Type", "text/event-stream")
              .putHeader("Connection", "close")
              .end(
                  new JsonObject()
                      .put("spiffe", spiffe(certificate))
                      .put("serial", certificate.getSerialNumber().toString())
                      .put("svc", token.getString("svc"))
                      .put("aud", token.getString("aud"))
                      .put("typ", part(request.getHeader("Parley-Ticket"), 0).getString("typ"))
                      .put("length", body.length())
                      .encode());
        });
  }

  private static JsonObject part(@Nullable String jws, int number) {
    return new JsonObject(
        new String(
            Base64.getUrlDecoder()
                .decode(String.valueOf(jws).replace("Bearer ", "").split("\\.", -1)[number]),
            StandardCharsets.UTF_8));
  }

  private static String spiffe(X509Certificate certificate) {
    try {
      return certificate.getSubjectAlternativeNames().stream()
          .map(name -> name.get(1).toString())
          .filter(name -> name.startsWith("spiffe:"))
          .findFirst()
          .orElse("none");
    } catch (CertificateParsingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static X509Certificate certificate(HttpServerRequest request) {
    try {
      return (X509Certificate) request.connection().peerCertificates().getFirst();
    } catch (SSLPeerUnverifiedException none) {
      throw new IllegalStateException(none);
    }
  }

  private static PfxOptions keys(KeyMaterial material) {
    return store(store ->
        store.setKeyEntry(
            "adapter",
            material.privateKey(),
            PASSWORD,
            material.chain().toArray(Certificate[]::new)));
  }

  private static PfxOptions trust(KeyMaterial material) {
    return store(
        store -> store.setCertificateEntry("authority", material.authorities().getFirst()));
  }

  @FunctionalInterface
  private interface Filling {
    void into(KeyStore store) throws GeneralSecurityException;
  }

  private static PfxOptions store(Filling filling) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.into(store);
      var bytes = new ByteArrayOutputStream();
      store.store(bytes, PASSWORD);
      return new PfxOptions()
          .setPassword(new String(PASSWORD))
          .setValue(Buffer.buffer(bytes.toByteArray()));
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void stop() {
    var running = server;
    if (running != null) {
      running.close();
    }
  }
}
