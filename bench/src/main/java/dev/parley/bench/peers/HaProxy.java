package dev.parley.bench.peers;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's HAProxy as a proxy, plain or with the gateway's usual limit of an address; `option
/// http-no-delay` lets a stream flow.
final class HaProxy {
  static final String NAME = "haproxy";

  private static final String CONFIG =
      """
      global
        nbthread 2
        maxconn 4096
      defaults
        mode http
        timeout connect 5s
        timeout client 600s
        timeout server 600s
        timeout http-keep-alive 600s
        option http-no-delay
        http-reuse always
      frontend visitors
        bind 127.0.0.1:${port}
        ${limit}
        default_backend adapters
      backend adapters
        server adapter 127.0.0.1:${upstream} ssl crt ${folder}/both.pem ca-file ${folder}/authorities.pem verify required ssl-min-ver TLSv1.3 pool-purge-delay 600s
      """;

  private static final String LIMIT =
      """
      stick-table type ip size 100k expire 60s store http_req_rate(60s)
        http-request track-sc0 src
        http-request deny deny_status 429 if { sc_http_req_rate(0) gt 600 }\
      """;

  private HaProxy() {}

  static Start start(Place place) {
    return start(place, "");
  }

  static Start limiting(Place place) {
    return start(place, LIMIT);
  }

  private static Start start(Place place, String limit) {
    return Place.program(NAME)
        .map(program -> start(place, program, limit))
        .orElseGet(
            () -> new Start.Missing(NAME, "HAProxy is missing: install it (Debian's haproxy)"));
  }

  private static Start start(Place place, Path program, String limit) {
    var port = FreePort.any();
    var config = place.write("haproxy.cfg", place.fill(CONFIG.replace("${limit}", limit), port));
    var child =
        Child.start(
            List.of(program.toString(), "-db", "-f", config.toString()), Map.of(), place.log());
    child.awaitPort(port);
    return new Start.Running(new Proxy(NAME, child, port));
  }
}
