package dev.parley.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Health;
import dev.parley.platform.launch.Memory;
import dev.parley.platform.launch.Running;
import dev.parley.platform.servers.AddressBook;
import dev.parley.platform.tls.Https;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What runs, where, and how it is.
final class Status {

  private static final int CONNECT_MILLIS = 1000;

  private final Installation installation;

  Status(Installation installation) {
    this.installation = installation;
  }

  /// `addresses.json`, each part with `up`, `ready` and, where it runs here, `pid` and `rss` in
  /// bytes.
  ObjectNode json() {
    ObjectNode book = new AddressBook(installation).read();
    for (var part : book.properties()) {
      if (part.getValue() instanceof ObjectNode details) {
        look(part.getKey(), details);
      }
    }
    return book;
  }

  String table() {
    var table = new StringBuilder(line("part", "address", "pid", "rss MB", "state"));
    long total = 0;
    for (var part : json().properties()) {
      if (part.getValue() instanceof ObjectNode details) {
        long rss = details.path("rss").asLong();
        total += rss;
        table.append(
            line(
                part.getKey(),
                address(details),
                details.path("pid").asText("-"),
                rss == 0 ? "-" : megabytes(rss),
                state(details)));
        if (details.has("admin")) {
          table.append(line("  for operators", details.path("admin").asText(), "", "", ""));
        }
      }
    }
    return table.append(line("", "", "", megabytes(total), "in all")).toString();
  }

  private void look(String name, ObjectNode part) {
    Optional<Running> running = installation.launcher().running(name);
    part.remove("pid");
    running.ifPresent(found -> part.put("pid", found.pid()));
    OptionalLong rss = running.map(Memory::resident).orElse(OptionalLong.empty());
    rss.ifPresent(bytes -> part.put("rss", bytes));
    boolean ready = isReady(part);
    part.put("up", running.isPresent() || ready);
    part.put("ready", ready);
  }

  private static boolean isReady(JsonNode part) {
    if (part.has("port")) {
      return accepts(part.path("host").asText(), part.path("port").asInt());
    }
    if (part.has("management")) {
      return answers(part, part.path("management").asText() + "/q/health/ready");
    }
    String url = part.has("realm") ? part.path("realm").asText() : part.path("url").asText();
    return answers(part, part.has("caFile") && !part.has("realm") ? url + "/v1/sys/health" : url);
  }

  private static boolean answers(JsonNode part, String url) {
    try (HttpClient client =
        part.has("caFile")
            ? Https.trusting(Path.of(part.path("caFile").asText()))
            : HttpClient.newHttpClient()) {
      return Health.isOk(client, URI.create(url));
    }
  }

  private static boolean accepts(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String address(JsonNode part) {
    return part.has("port")
        ? part.path("host").asText() + ":" + part.path("port").asInt()
        : part.path("url").asText();
  }

  private static String state(JsonNode part) {
    if (part.path("ready").asBoolean()) {
      return "ready";
    }
    return part.path("up").asBoolean() ? "up" : "down";
  }

  private static String megabytes(long bytes) {
    return Long.toString(bytes / 1_000_000);
  }

  private static String line(String part, String address, String pid, String rss, String state) {
    return "  %-26s %-28s %8s %8s  %s%n".formatted(part, address, pid, rss, state);
  }
}
