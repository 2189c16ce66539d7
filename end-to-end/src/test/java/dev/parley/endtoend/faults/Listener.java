package dev.parley.endtoend.faults;

import dev.parley.testing.tls.AnyCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.net.ssl.SSLSocket;

/// A look at the certificate that a listener shows.
final class Listener {
  private Listener() {}

  static String serial(URI address) {
    try (var socket =
        (SSLSocket)
            AnyCertificate.context()
                .getSocketFactory()
                .createSocket(address.getHost(), address.getPort())) {
      socket.startHandshake();
      return AnyCertificate.shown(socket).getSerialNumber().toString(16);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
