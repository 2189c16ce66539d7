package dev.parley.bench.house;

import dev.parley.bench.peers.Peers;
import dev.parley.bench.process.Field;
import dev.parley.bench.process.Start;
import dev.parley.bench.report.Options;
import dev.parley.bench.upstream.Upstream;
import dev.parley.kernel.id.ServiceName;
import dev.parley.platform.download.Cache;

/// The gateway and those it is compared with, all before one upstream.
public final class Contest {
  private final GatewayProcess gateway;
  private final Peers peers;

  private Contest(House house, Upstream upstream, String name) {
    this.gateway = new GatewayProcess(house, upstream.port(), name);
    this.peers =
        new Peers(
            house.folder(),
            Cache.ofUser(System.getenv()),
            house.credentials(ServiceName.GATEWAY),
            upstream);
  }

  /// Starts them in that order, and says who is missing.
  ///
  /// @param names as [GatewayProcess] and [Peers] have them
  public static Field of(House house, Upstream upstream, String... names) {
    var contest = new Contest(house, upstream, "admitted");
    var field = new Field();
    for (var name : names) {
      field.add(name, () -> contest.start(name));
    }
    return told(field);
  }

  /// Starts the gateway, and the peers with the limit that they have: of an address alone, for they
  /// know nothing of sessions.
  public static Field ofLimits(House house, Upstream upstream) {
    var contest = new Contest(house, upstream, "flooded");
    var field = new Field();
    field.add(GatewayProcess.JVM, contest.gateway::jvm);
    field.add(Peers.NGINX, contest.peers::limitingNginx);
    field.add(Peers.HAPROXY, contest.peers::limitingHaproxy);
    return told(field);
  }

  private static Field told(Field field) {
    field.missing().forEach((name, reason) -> Options.progress("missing: " + name + ": " + reason));
    return field;
  }

  private Start start(String name) {
    return switch (name) {
      case GatewayProcess.JVM -> gateway.jvm();
      case GatewayProcess.NATIVE -> gateway.natively();
      case Peers.NGINX -> peers.nginx();
      case Peers.HAPROXY -> peers.haproxy();
      case Peers.VERTX -> peers.vertx();
      case Peers.PORTKEY -> peers.portkey();
      default -> throw new IllegalArgumentException("nobody is called " + name);
    };
  }
}
