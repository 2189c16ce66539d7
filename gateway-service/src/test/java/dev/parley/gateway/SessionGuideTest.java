package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the examples of `docs/guides/sessions.md` against a gateway.
class SessionGuideTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  @TempDir private Path folder;

  @Test
  void theNodeExampleMintsASession() throws Exception {
    mints("js", "mint.mjs", program("node"));
  }

  @Test
  void theJavaExampleMintsASession() throws Exception {
    mints("java", "Mint.java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  @Test
  void thePhpExampleMintsASession() throws Exception {
    mints("php", "mint.php", program("php"));
  }

  @Test
  void theExampleForLoggingOutEndsWhatWasMinted() throws Exception {
    var node = program("node");
    var mint = Files.writeString(folder.resolve("mint.mjs"), example("js"));
    var end = Files.writeString(folder.resolve("end.mjs"), examples("js").getLast());
    try (var house =
        RunningGateway.of(List.of(HOTEL.site(Optional.empty())), RunningGateway.Issuer.NONE)) {
      var token = new JsonObject(run(house, node, mint)).getString("token");
      assertThat(run(house, node, end)).isEqualTo("204");
      var visitor = house.visitor();
      assertThat(visitor.send(visitor.request("/v1/manifest", token).GET()).body())
          .contains("session.expired");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "java", "php"})
  void eachExampleHasTenLinesBesideImportsAndBraces(String language) throws IOException {
    assertThat(example(language).lines())
        .filteredOn(line -> !line.isBlank())
        .filteredOn(line -> !line.startsWith("import ") && !line.equals("<?php"))
        .filteredOn(line -> !line.equals("}") && !line.startsWith("void main("))
        .hasSizeLessThanOrEqualTo(10);
  }

  private void mints(String language, String name, String program) throws Exception {
    var script = Files.writeString(folder.resolve(name), example(language));
    try (var house =
        RunningGateway.of(List.of(HOTEL.site(Optional.empty())), RunningGateway.Issuer.NONE)) {
      var told = run(house, program, script);
      assertThat(told).startsWith("{");
      var token = new JsonObject(told).getString("token");
      assertThat(token).as(told).isNotNull();
      var visitor = house.visitor();
      var answer =
          visitor.send(
              visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private String run(RunningGateway house, String program, Path script) throws Exception {
    var out = folder.resolve("out");
    var builder =
        new ProcessBuilder(program, script.toString(), "guest-17", Visitor.ORIGIN)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PARLEY_GATEWAY",
                house.visitor().gateway().toString(),
                "PARLEY_SITE",
                "hotel",
                "PARLEY_KEYID",
                HOTEL.keyid(),
                "PARLEY_KEY",
                pem().toString()));
    var process = builder.start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out).strip();
  }

  private Path pem() throws IOException {
    return Files.writeString(
        folder.resolve("site.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(HOTEL.key().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
  }

  private static String example(String language) throws IOException {
    return examples(language).getFirst();
  }

  private static List<String> examples(String language) throws IOException {
    var blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/guides/sessions.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).as("examples in " + language).isNotEmpty();
    return blocks;
  }

  private static String program(String name) {
    var found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "there is no " + name + " on the PATH");
    return found.orElseThrow().toString();
  }
}
