package dev.parley.endtoend.visitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A visitor at the gateway's public address, over plain HTTP calls.
public final class Visitor {
  public static final String FRAME = "application/vnd.parley.frame";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Decoder URL = Base64.getUrlDecoder();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final String site;
  private final String origin;
  private final String manifestKey;

  public Visitor(URI gateway, String site, String origin, String manifestKey) {
    this.gateway = gateway;
    this.site = site;
    this.origin = origin;
    this.manifestKey = manifestKey;
  }

  public String site() {
    return site;
  }

  /// A session's token; solves a challenge where one is asked for.
  public String session() {
    var answer = send(opening());
    if (answer.body().contains("challenge.required")) {
      answer = send(opening().header("Parley-Challenge", solution()));
    }
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("no session: " + answer.statusCode() + " " + answer.body());
    }
    return json(answer.body()).path("token").asText();
  }

  /// The solution of a new challenge.
  public String solution() {
    return Solver.solve(json(send(request("/v1/challenge").GET()).body()));
  }

  private HttpRequest.Builder opening() {
    return request("/v1/sessions")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"site\":\"" + site + "\"}"));
  }

  /// New keys for a new conversation, under the first key of the manifest, whose signature is
  /// checked.
  public ConversationKeys keys(String session) {
    var first = firstKey(session);
    return new ConversationKeys(
        site,
        UUID.randomUUID(),
        URL.decode(first.path("kid").asText()),
        URL.decode(first.path("pub").asText()));
  }

  /// The 32 bytes of the manifest's first key.
  public byte[] publicKey(String session) {
    return URL.decode(firstKey(session).path("pub").asText());
  }

  private JsonNode firstKey(String session) {
    var answer = send(request("/v1/manifest").header("Authorization", "Bearer " + session).GET());
    return verified(answer.body()).path("keys").path(0);
  }

  /// Posts bytes as a frame; the whole answer once the stream has ended.
  public HttpResponse<String> post(String session, UUID conversation, byte[] frame) {
    return send(message(session, conversation).POST(BodyPublishers.ofByteArray(frame)));
  }

  public HttpRequest.Builder message(String session, UUID conversation) {
    return request("/v1/conversations/" + conversation + "/messages")
        .header("Authorization", "Bearer " + session)
        .header("Content-Type", FRAME);
  }

  public HttpResponse<String> resume(
      String session, ConversationKeys keys, long turn, @Nullable String lastEventId) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var builder =
        request("/v1/conversations/" + keys.conversation() + "/messages/" + turn + "/reply")
            .header("Authorization", "Bearer " + session)
            .header(
                "Parley-Key",
                encoder.encodeToString(keys.keyId())
                    + "."
                    + encoder.encodeToString(keys.sealedKey()));
    if (lastEventId != null) {
      builder.header("Last-Event-ID", lastEventId);
    }
    return send(builder.GET());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .header("Origin", origin)
        .timeout(Duration.ofSeconds(30));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// The reply of a whole answer, its chunks opened; refuses one without a final mark.
  public static Reply reply(ConversationKeys keys, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    var chunks = new ArrayList<Reply.Chunk>();
    for (var event : answer.body().split("\n\n", -1)) {
      var fields = fields(event);
      if (!"chunk".equals(fields.get("event"))) {
        if (fields.containsKey("event")) {
          throw new IllegalStateException("the stream failed: " + fields);
        }
        continue;
      }
      var chunk = keys.open(URL.decode(fields.getOrDefault("data", "")));
      var plain = json(chunk.json());
      chunks.add(
          new Reply.Chunk(
              fields.getOrDefault("id", ""),
              plain.path("offset").asInt(),
              plain.path("text").asText()));
      if (chunk.last()) {
        return new Reply(plain.path("outcome").asText(), chunks);
      }
    }
    throw new IllegalStateException("the reply was cut");
  }

  private static Map<String, String> fields(String event) {
    var fields = new java.util.HashMap<String, String>();
    for (var line : event.split("\n", -1)) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        fields.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + b);
      }
    }
    return fields;
  }

  private JsonNode verified(String jws) {
    var point = URL.decode(manifestKey);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    try {
      var signature = new JsonWebSignature();
      signature.setCompactSerialization(jws);
      signature.setKey(
          PublicJsonWebKey.Factory.newPublicJwk(
                  Map.of(
                      "kty",
                      "EC",
                      "crv",
                      "P-256",
                      "x",
                      encoder.encodeToString(java.util.Arrays.copyOfRange(point, 1, 33)),
                      "y",
                      encoder.encodeToString(java.util.Arrays.copyOfRange(point, 33, 65))))
              .getPublicKey());
      if (!signature.verifySignature()) {
        throw new IllegalStateException("the manifest's signature does not hold");
      }
      return json(signature.getPayload());
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// A message's plaintext.
  public static String text(String text) {
    return JSON.createObjectNode().put("text", text).put("language", "en").toString();
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("no JSON", broken);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
