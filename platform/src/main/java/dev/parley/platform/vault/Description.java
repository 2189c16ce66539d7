package dev.parley.platform.vault;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vault/furnishing.json5` and the policies beside it, with the settings of this installation put
/// in.
final class Description {

  private static final JsonMapper JSON5 =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final JsonNode root;
  private final Map<String, JsonNode> settings;

  private Description(JsonNode root, Map<String, JsonNode> settings) {
    this.root = root;
    this.settings = settings;
  }

  static Description shipped(Settings settings) {
    return of(resource("furnishing.json5"), settings);
  }

  static Description of(String json5, Settings settings) {
    try {
      JsonNode root = JSON5.readTree(json5);
      var values = new LinkedHashMap<>(values(settings));
      root.path("values").properties().forEach(v -> values.put(v.getKey(), v.getValue()));
      return new Description(root, values);
    } catch (IOException e) {
      throw new UncheckedIOException("vault/furnishing.json5 is not well-formed", e);
    }
  }

  /// The services, in the order of the description.
  List<String> services() {
    return List.copyOf(calls().keySet());
  }

  /// Caller to the peers that it may ask an identity token for.
  Map<String, List<String>> calls() {
    var calls = new LinkedHashMap<String, List<String>>();
    for (var call : root.path("calls").properties()) {
      var peers = new ArrayList<String>();
      call.getValue().forEach(peer -> peers.add(peer.asText()));
      calls.put(call.getKey(), peers);
    }
    return calls;
  }

  /// The members of one section: `mounts`, `keys`, `documents`, ...
  Map<String, JsonNode> section(String name) {
    return filled(name, Map.of());
  }

  /// `root` or `issuing`.
  JsonNode authority(String name) {
    return root.path("authorities").path(name);
  }

  /// What is said for each service, and for each call, written out.
  Map<String, JsonNode> written() {
    var documents = new LinkedHashMap<String, JsonNode>();
    for (String service : services()) {
      documents.putAll(filled("forEachService", Map.of("service", TextNode.valueOf(service))));
    }
    calls()
        .forEach((caller, peers) ->
            peers.forEach(peer ->
                documents.putAll(
                    filled(
                        "forEachCall",
                        Map.of(
                            "caller", TextNode.valueOf(caller),
                            "peer", TextNode.valueOf(peer))))));
    return documents;
  }

  /// Policy name to HCL: one for each service and the launcher's.
  Map<String, String> policies() {
    var policies = new LinkedHashMap<String, String>();
    for (String service : services()) {
      policies.put(service, resource("policies/" + service + ".hcl"));
    }
    policies.put("launcher", resource("policies/launcher.hcl"));
    return policies;
  }

  private Map<String, JsonNode> filled(String section, Map<String, JsonNode> more) {
    var values = new LinkedHashMap<>(settings);
    values.putAll(more);
    // The value may itself speak of the service: a host name of it.
    values.computeIfPresent("host-names", (_, names) -> fill(names, more));
    var members = new LinkedHashMap<String, JsonNode>();
    for (var member : root.path(section).properties()) {
      members.put(text(member.getKey(), values), fill(member.getValue(), values));
    }
    return members;
  }

  private static JsonNode fill(JsonNode node, Map<String, JsonNode> values) {
    if (node instanceof ObjectNode object) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(m -> filled.set(m.getKey(), fill(m.getValue(), values)));
      return filled;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> filled.add(fill(item, values)));
      return filled;
    }
    if (!node.isTextual()) {
      return node;
    }
    JsonNode whole = wholly(node.asText(), values);
    return whole == null ? TextNode.valueOf(text(node.asText(), values)) : whole;
  }

  private static @Nullable JsonNode wholly(String text, Map<String, JsonNode> values) {
    return text.startsWith("${") && text.indexOf('}') == text.length() - 1
        ? values.get(text.substring(2, text.length() - 1))
        : null;
  }

  private static String text(String text, Map<String, JsonNode> values) {
    String filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue().asText());
    }
    return filled;
  }

  private static Map<String, JsonNode> values(Settings settings) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ArrayNode hostNames = json.arrayNode();
    settings.hostNames().forEach(hostNames::add);
    return Map.of(
        "credential-ttl", json.numberNode(settings.credentialTtl().toSeconds()),
        "database-lease-ttl", json.numberNode(settings.databaseLeaseTtl().toSeconds()),
        "token-period", json.numberNode(settings.tokenPeriod().toSeconds()),
        "launcher-period", json.numberNode(settings.launcherPeriod().toSeconds()),
        "trust-domain", json.textNode(settings.trustDomain()),
        "oidc-issuer", json.textNode(settings.oidcIssuer().toString()),
        "host-names", hostNames);
  }

  private static String resource(String name) {
    try (InputStream stream = Description.class.getResourceAsStream("/vault/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("vault/" + name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
