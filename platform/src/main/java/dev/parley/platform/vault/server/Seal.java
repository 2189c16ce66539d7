package dev.parley.platform.vault.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.operator.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;

/// Opens a Vault whose one share this installation keeps.
final class Seal {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SHARE = "vault-unseal-share";
  private static final String TOKEN = "vault-root-token";

  private final Installation installation;
  private final URI url;
  private final HttpClient client;

  Seal(Installation installation, URI url, HttpClient client) {
    this.installation = installation;
    this.url = url;
    this.client = client;
  }

  void open(Progress progress) {
    JsonNode status = get("/v1/sys/seal-status");
    if (!status.path("initialized").asBoolean()) {
      initialise(progress);
    }
    if (get("/v1/sys/seal-status").path("sealed").asBoolean()) {
      put("/v1/sys/unseal", JSON.createObjectNode().put("key", kept(SHARE)).toString());
    }
  }

  String rootToken() {
    return kept(TOKEN);
  }

  private void initialise(Progress progress) {
    JsonNode answer = put("/v1/sys/init", "{\"secret_shares\": 1, \"secret_threshold\": 1}");
    installation.secrets().keep(TOKEN, answer.path("root_token").asText());
    installation.secrets().keep(SHARE, answer.path("keys_base64").path(0).asText());
    progress.say(
        "Vault was initialised with one unseal share, kept in "
            + installation.secrets().file(SHARE)
            + " (mode 0600): good for one machine, not for production");
  }

  private String kept(String name) {
    if (!Files.exists(installation.secrets().file(name))) {
      throw new CannotStart(
          "Vault was initialised but %s is gone: ./parley up --fresh begins anew"
              .formatted(installation.secrets().file(name)));
    }
    return installation.secrets().password(name);
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(url.resolve(path)).timeout(LIMIT).build());
  }

  private JsonNode put(String path, String body) {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(LIMIT)
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CannotStart(
            "Vault answers %d at %s".formatted(answer.statusCode(), request.uri().getPath()));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new CannotStart("Vault does not answer at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while opening Vault", e);
    }
  }
}
