package dev.parley.platform.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.Secrets;
import dev.parley.platform.tls.Https;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Logs a demo person in as a browser would: the console's page, its form, a code, a token (RFC
/// 6749, section 4.1, with RFC 7636). No client may log people in by password alone, and none is
/// needed.
///
/// @param consoleOrigin where the console is served, which the code is sent to
public record ConsoleLogin(KeycloakAddress keycloak, String consoleOrigin, Secrets secrets) {

  private static final String CLIENT = "console";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder B64U = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile("<form[^>]* id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");

  /// An access token of the demo person with that role.
  public String token(String role) {
    if (!Files.exists(secrets.file("person-" + role))) {
      throw new CannotStart("the demo %s's password is not kept here".formatted(role));
    }
    String verifier = random();
    try (HttpClient browser =
        Https.client(keycloak.caFile())
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build()) {
      String code = code(browser, role, verifier);
      HttpResponse<String> answer =
          post(
              browser,
              endpoint("token"),
              Map.of(
                  "grant_type", "authorization_code",
                  "client_id", CLIENT,
                  "redirect_uri", redirect(),
                  "code", code,
                  "code_verifier", verifier));
      if (answer.statusCode() != 200) {
        throw refused(role, answer);
      }
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException e) {
      throw new CannotStart("Keycloak does not answer at " + keycloak.url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while logging in " + role, e);
    }
  }

  private String code(HttpClient browser, String role, String verifier)
      throws IOException, InterruptedException {
    String state = random();
    URI page =
        URI.create(
            endpoint("auth")
                + "?"
                + form(
                    Map.of(
                        "client_id",
                        CLIENT,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "redirect_uri",
                        redirect(),
                        "state",
                        state,
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256")));
    HttpResponse<String> asked =
        browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    var action = FORM.matcher(asked.body());
    if (asked.statusCode() != 200 || !action.find()) {
      throw refused(role, asked);
    }
    HttpResponse<String> answer =
        post(
            browser,
            URI.create(action.group(1).replace("&amp;", "&")),
            Map.of("username", role, "password", secrets.password("person-" + role)));
    Map<String, String> told = query(answer.headers().firstValue("Location"));
    String code = told.getOrDefault("code", "");
    if (code.isEmpty() || !state.equals(told.get("state"))) {
      throw refused(role, answer);
    }
    return code;
  }

  private static CannotStart refused(String role, HttpResponse<String> answer) {
    return new CannotStart(
        "Keycloak does not log the demo %s in (%d): is the password another now?"
            .formatted(role, answer.statusCode()));
  }

  private URI endpoint(String name) {
    return URI.create(keycloak.issuer() + "/protocol/openid-connect/" + name);
  }

  private String redirect() {
    return consoleOrigin + "/";
  }

  private static HttpResponse<String> post(HttpClient browser, URI to, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> query(Optional<String> location) {
    String query = location.map(URI::create).map(URI::getRawQuery).orElse("");
    return Arrays.stream(query.split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> field[0],
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                (first, other) -> first));
  }

  private static String challenge(String verifier) {
    try {
      return B64U.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return B64U.encodeToString(bytes);
  }
}
