package dev.parley.platform.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.servers.AddressBook;
import dev.parley.platform.servers.ConsoleLogin;
import dev.parley.platform.tls.Https;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// The gateway's listener for operators, called as the demo operator.
public final class GatewayAdmin {

  private static final String GATEWAY = "gateway-service";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Installation installation;
  private final JsonNode book;

  private GatewayAdmin(Installation installation, JsonNode book) {
    this.installation = installation;
    this.book = book;
  }

  /// @throws CannotStart when no gateway runs in that installation
  public static GatewayAdmin of(Installation installation) {
    JsonNode book = new AddressBook(installation).read();
    if (!book.path(GATEWAY).has("admin") || installation.launcher().running(GATEWAY).isEmpty()) {
      throw new CannotStart("no gateway runs here: run ./parley up first");
    }
    return new GatewayAdmin(installation, book);
  }

  /// What `GET /admin/admission/explain` answers.
  ///
  /// @throws CannotStart with the gateway's own reason where it refuses
  public JsonNode explain(Question question) {
    HttpResponse<String> answer = get("/admin/admission/explain?" + question.query());
    JsonNode said = json(answer);
    if (answer.statusCode() == 200) {
      return said;
    }
    throw new CannotStart(
        switch (said.path("code").asText()) {
          case "site.unknown" -> "there is no site \"" + question.site().orElse("") + "\"";
          case "request.malformed" -> said.path("reason").asText("the question is malformed");
          default ->
              "the gateway answers %d %s: %s"
                  .formatted(
                      answer.statusCode(),
                      said.path("code").asText(),
                      said.path("detail").asText());
        });
  }

  private HttpResponse<String> get(String path) {
    URI address = URI.create(book.path(GATEWAY).path("admin").asText() + path);
    JsonNode keycloak = book.path("keycloak");
    String token =
        new ConsoleLogin(
                new KeycloakAddress(
                    URI.create(keycloak.path("url").asText()),
                    URI.create(keycloak.path("realm").asText()),
                    Path.of(keycloak.path("caFile").asText())),
                book.path("retention-service").path("url").asText(),
                installation.secrets())
            .token("operator");
    try (HttpClient client = Https.trusting(authority())) {
      return client.send(
          HttpRequest.newBuilder(address)
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CannotStart("the gateway does not answer at " + address.resolve("/admin"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while asking the gateway", e);
    }
  }

  /// The authority of the services' certificates, which Vault tells to whoever asks.
  private String authority() {
    JsonNode vault = book.path("vault");
    URI address = URI.create(vault.path("url").asText() + "/v1/pki/ca_chain");
    try (HttpClient client = Https.trusting(Path.of(vault.path("caFile").asText()))) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(LIMIT).build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      throw new CannotStart("Vault answers %d at %s".formatted(answer.statusCode(), address));
    } catch (IOException e) {
      throw new CannotStart("Vault does not answer at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while asking Vault", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new CannotStart("the gateway answers %d and no JSON".formatted(answer.statusCode()), e);
    }
  }
}
