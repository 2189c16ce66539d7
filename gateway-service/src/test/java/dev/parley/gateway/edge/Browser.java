package dev.parley.gateway.edge;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.tls.AnyCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A client that takes any certificate and tells which one it saw. None resumes a session of
/// another.
final class Browser {
  private final SSLContext context = AnyCertificate.context();

  Visitor over(HttpClient.Version version, int port) {
    return new Visitor(
        URI.create("https://127.0.0.1:" + port),
        HttpClient.newBuilder().version(version).sslContext(context).build());
  }

  /// @param protocols of TLS; none for what the JDK offers
  SSLSocket connect(int port, String[] protocols, String... applications) throws IOException {
    return over(new Socket(InetAddress.getLoopbackAddress(), port), protocols, applications);
  }

  /// On a connection on which something was said before.
  SSLSocket over(Socket connection, String[] protocols, String... applications) throws IOException {
    connection.setSoTimeout(10_000);
    var socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(connection, "localhost", connection.getPort(), true);
    var parameters = socket.getSSLParameters();
    if (protocols.length > 0) {
      parameters.setProtocols(protocols);
    }
    parameters.setApplicationProtocols(applications);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// The name in the certificate that a new connection is shown.
  static String shown(int port) throws IOException {
    try (var socket = new Browser().connect(port, new String[0])) {
      return AnyCertificate.shown(socket).getSubjectX500Principal().getName();
    }
  }
}
