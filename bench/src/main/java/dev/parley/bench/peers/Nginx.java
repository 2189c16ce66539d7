package dev.parley.bench.peers;

import dev.parley.bench.process.Child;
import dev.parley.bench.process.FreePort;
import dev.parley.bench.process.Proxy;
import dev.parley.bench.process.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's nginx as a plain proxy that keeps its connections upstream, and buffers no answer as a
/// stream must flow.
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
        upstream adapter {
          server 127.0.0.1:${upstream};
          keepalive 512;
          keepalive_requests 100000000;
          keepalive_timeout 600s;
        }
        server {
          listen 127.0.0.1:${port};
          location / {
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

  private Nginx() {}

  static Start start(Place place) {
    return Place.program(NAME)
        .map(program -> start(place, program))
        .orElseGet(
            () -> new Start.Missing(NAME, "nginx is missing: install it (Debian's nginx-light)"));
  }

  private static Start start(Place place, Path program) {
    var port = FreePort.any();
    var config = place.write("nginx.conf", place.fill(CONFIG, port));
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
