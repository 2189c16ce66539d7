package dev.parley.gateway.admin;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.Stores;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.issuer.AccessTokens;
import dev.parley.gateway.issuer.IssuerKeys;
import dev.parley.gateway.issuer.LocalIssuer;
import dev.parley.gateway.ratelimit.patience.Patience;
import dev.parley.gateway.ratelimit.patience.PatienceSettings;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.record.RecordSettings;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.kernel.audit.Audit;
import dev.parley.testing.badinput.Wire;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The operators' listener on real TLS, and an operator before it.
final class RunningAdmin implements AutoCloseable {
  static final String OPERATOR = "operator";

  private final Vertx vertx = Vertx.vertx();
  private final LocalIssuer issuer = new LocalIssuer();
  private final TestAuthority authority = TestAuthority.create();
  private final DecisionLog log =
      new DecisionLog(new Kept(1_000, 1, 20), event -> {}, () -> 0, InstantSource.system());
  private final AdminListener listener;

  private record Kept(int records, double sample, int auditLines) implements RecordSettings {}

  private record Place(String host, OptionalInt port) implements AdminSettings {}

  RunningAdmin(AdminParts parts) {
    this(parts, true);
  }

  /// @param believes whether people's tokens are believed at all
  RunningAdmin(AdminParts parts, boolean believes) {
    this(parts, believes, SitesOnDisk.temporary().with("hotel", SitesOnDisk.HOTEL).documents());
  }

  RunningAdmin(AdminParts parts, boolean believes, SiteDocuments documents) {
    var tokens =
        new PeopleTokens(
            new AccessTokens(
                LocalIssuer.ISSUER,
                new IssuerKeys(issuer, InstantSource.system()),
                Duration.ZERO,
                InstantSource.system()));
    var sites = new SiteRegistry(documents);
    var gate = new OperatorGate(believes ? Optional.of(tokens) : Optional.empty());
    listener =
        new AdminListener(
            vertx,
            new Place("127.0.0.1", OptionalInt.of(0)),
            new AdminRoutes(gate, parts, log, sites, documents, new Audit()),
            new TlsDouble(authority.leaf("gateway-service")));
    listener.start(
        new StartupEvent(), new Patience(Configured.as(PatienceSettings.class, Map.of())));
  }

  DecisionLog log() {
    return log;
  }

  LocalIssuer issuer() {
    return issuer;
  }

  /// A new certificate, as the TLS registry tells it.
  void renew() {
    var keys = authority.leaf("gateway-service-2");
    listener.replace(new CertificateUpdatedEvent("parley", new TlsDouble(keys)));
  }

  HttpResponse<String> get(String path) {
    return send(as(OPERATOR, path).GET());
  }

  HttpRequest.Builder as(String role, String path) {
    return request(path).header("Authorization", "Bearer " + issuer.token(role, Instant.now()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    return send(
        as(OPERATOR, path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Stores.trusting(authority.trust()))
            .build()) {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// What is answered to an operator who writes the request's first lines by hand.
  String raw(String lines) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(head(lines));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /// The same where the body is held back until it is asked for.
  String invited(String lines, String body) throws IOException {
    try (var wire = new Wire(connect())) {
      if (!wire.send(head(lines)).hears("100 Continue")) {
        throw new IOException("nobody asked for the body");
      }
      var _ = wire.send(body.getBytes(StandardCharsets.US_ASCII)).ends();
      return wire.until(1).bytes();
    }
  }

  private Socket connect() throws IOException {
    var socket =
        Stores.trusting(authority.trust())
            .getSocketFactory()
            .createSocket("localhost", listener.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private byte[] head(String lines) {
    return (lines
            + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + issuer.token(OPERATOR, Instant.now())
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The serial number of the certificate that answered.
  static String serial(HttpResponse<?> answer) {
    try {
      var certificate =
          (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
      return certificate.getSerialNumber().toString();
    } catch (SSLPeerUnverifiedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    Waiting.on(vertx.close());
  }
}
