package dev.parley.bench.peers;

import dev.parley.bench.process.Start;
import dev.parley.bench.upstream.Credentials;
import dev.parley.bench.upstream.Upstream;
import dev.parley.platform.download.Cache;
import java.nio.file.Path;

/// Starts those whom the gateway is compared with, all before the same upstream.
///
/// @param folder where each gets a folder of its own
/// @param cache what installations share
/// @param caller what each shows to the upstream, as the gateway does
public record Peers(Path folder, Cache cache, Credentials caller, Upstream upstream) {
  public static final String NGINX = Nginx.NAME;
  public static final String HAPROXY = HaProxy.NAME;
  public static final String VERTX = BareVertx.NAME;
  public static final String PORTKEY = Portkey.NAME;

  public Start nginx() {
    return Nginx.start(place(NGINX));
  }

  public Start haproxy() {
    return HaProxy.start(place(HAPROXY));
  }

  /// The same with the gateway's usual limit of an address, 600 a minute and 120 at once.
  public Start limitingNginx() {
    return Nginx.limiting(place(NGINX));
  }

  /// The same with the gateway's usual limit of an address, 600 a minute.
  public Start limitingHaproxy() {
    return HaProxy.limiting(place(HAPROXY));
  }

  public Start vertx() {
    return BareVertx.start(place(VERTX));
  }

  public Start portkey() {
    return Portkey.start(place(PORTKEY), cache);
  }

  private Place place(String name) {
    return Place.in(folder, name, caller, upstream.port());
  }
}
