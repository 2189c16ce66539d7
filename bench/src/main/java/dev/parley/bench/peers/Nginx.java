package dev.parley.bench.peers;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's nginx as a proxy that keeps its connections upstream, and buffers no answer as a stream
/// must flow; plain, or with the gateway's usual limit of an address.
final class Nginx {
  static final String NAME = "nginx";

  private static final String CONFIG =
      """
      worker_processes 2;
      error_log stderr;
      pid ${folder}/pid;
      events { worker_connections 4096; }
      http {
        access_log off;
        client_body_temp_path ${folder}/body;
        proxy_temp_path ${folder}/proxy;
        fastcgi_temp_path ${folder}/fastcgi;
        uwsgi_temp_path ${folder}/uwsgi;
        scgi_temp_path ${folder}/scgi;
        keepalive_requests 100000000;
        keepalive_timeout 600s;
        client_body_buffer_size 64k;
        ${zone}
        upstream adapter {
          server 127.0.0.1:${upstream};
          keepalive 512;
          keepalive_requests 100000000;
          keepalive_timeout 600s;
        }
        server {
          listen 127.0.0.1:${port};
          location / {
            ${limit}
            proxy_pass https://adapter;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_buffering off;
            proxy_ssl_certificate ${folder}/chain.pem;
            proxy_ssl_certificate_key ${folder}/key.pem;
            proxy_ssl_protocols TLSv1.3;
          }
        }
      }
      """;

  /// What stands in the places of the configuration that limits have.
  private record Limits(String zone, String limit) {
    static final Limits NONE = new Limits("", "");
    static final Limits OF_AN_ADDRESS =
        new Limits(
            "limit_req_zone $binary_remote_addr zone=visitors:10m rate=600r/m;",
            "limit_req zone=visitors burst=120 nodelay; limit_req_status 429;");
  }

  private Nginx() {}

  static Start start(Place place) {
    return start(place, Limits.NONE);
  }

  static Start limiting(Place place) {
    return start(place, Limits.OF_AN_ADDRESS);
  }

  private static Start start(Place place, Limits limits) {
    return Place.program(NAME)
        .map(program -> start(place, program, limits))
        .orElseGet(
            () -> new Start.Missing(NAME, "nginx is missing: install it (Debian's nginx-light)"));
  }

  private static Start start(Place place, Path program, Limits limits) {
    var port = FreePort.any();
    var limited = CONFIG.replace("${zone}", limits.zone()).replace("${limit}", limits.limit());
    var config = place.write("nginx.conf", place.fill(limited, port));
    var child =
        Child.start(
            List.of(
                program.toString(),
                "-p",
                place.folder().toString(),
                "-e",
                "stderr",
                "-c",
                config.toString(),
                "-g",
                "daemon off;"),
            Map.of(),
            place.log());
    child.awaitPort(port);
    return new Start.Running(new Proxy(NAME, child, port));
  }
}
