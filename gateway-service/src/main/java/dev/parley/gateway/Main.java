package dev.parley.gateway;

import dev.parley.gateway.ratelimit.patience.PatientChannels;
import dev.parley.kernel.start.Start;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the gateway, its listener's watches before anything else.
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PatientChannels.install();
    // A client may not ask for one handshake after the other on a connection of TLS 1.2.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    Start.run(arguments);
  }
}
