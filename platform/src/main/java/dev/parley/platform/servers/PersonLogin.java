package dev.parley.platform.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.Secrets;
import dev.parley.platform.tls.Https;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// Logs a demo person in by password, through the client that only test installations have.
record PersonLogin(KeycloakAddress keycloak, Secrets secrets) {

  String token(String role) {
    URI endpoint = URI.create(keycloak.issuer() + "/protocol/openid-connect/token");
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    form(
                        Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "tests",
                            "client_secret",
                            secrets.password("client-tests"),
                            "username",
                            role,
                            "password",
                            secrets.password("person-" + role)))))
            .build();
    try (HttpClient client = Https.trusting(keycloak.caFile())) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CannotStart(
            "Keycloak answers %d to the login of %s: %s"
                .formatted(answer.statusCode(), role, answer.body()));
      }
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException e) {
      throw new CannotStart("Keycloak does not answer at " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while logging in " + role, e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
