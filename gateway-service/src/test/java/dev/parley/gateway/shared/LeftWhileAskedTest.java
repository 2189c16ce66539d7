package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/// A visitor who leaves while a gate still asks the store: what was never begun counts nowhere.
class LeftWhileAskedTest extends StoreHouse {

  @Test
  void holdsNoStream() throws IOException, InterruptedException {
    var settings = new HashMap<>(settings());
    settings.put("parley.shared-store.timeout", "PT1S");
    var gateway = opened(RunningGateway.of(Manner.USUAL.with(settings)));
    until(() -> gateway.sharing() == Sharing.SHARED);
    var session = gateway.visitor().session();
    store.freeze();
    try {
      for (var visit = 0; visit < 3; visit++) {
        ask(gateway, session).close();
      }
      Thread.sleep(300); // they are gone, and the store has still to answer
    } finally {
      store.thaw();
    }
    // The last to come waited for the same store, and is told.
    try (var last = ask(gateway, session)) {
      assertThat(last.getInputStream().read()).isEqualTo('H');
    }
    until(() -> gateway.streams() == 0);
  }

  private static Socket ask(RunningGateway gateway, String session) throws IOException {
    var address = gateway.visitor().gateway();
    var socket = new Socket(address.getHost(), address.getPort());
    var head =
        ("GET /v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages/1/reply HTTP/1.1\r\n"
                + "Host: h\r\nOrigin: %s\r\nAuthorization: Bearer %s\r\n\r\n")
            .formatted(Visitor.ORIGIN, session);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
