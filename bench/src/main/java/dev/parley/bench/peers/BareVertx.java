package dev.parley.bench.peers;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Jvm;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import java.util.List;
import java.util.Map;

/// Starts [VertxProxy] on a JVM like the gateway's.
final class BareVertx {
  static final String NAME = "vertx";

  private BareVertx() {}

  static Start start(Place place) {
    var port = FreePort.any();
    var child =
        Child.start(
            Jvm.command(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    VertxProxy.class.getName(),
                    Integer.toString(port),
                    Integer.toString(place.upstream()),
                    place.folder().toString())),
            Map.of(),
            place.log());
    child.awaitPort(port);
    return new Start.Running(new Proxy(NAME, child, port));
  }
}
