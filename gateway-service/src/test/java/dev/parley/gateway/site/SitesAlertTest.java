package dev.parley.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The rule that operators load into Prometheus for the sites' folder.
class SitesAlertTest {
  private static final Path TREE = Path.of("..");

  @Test
  void aRefusedFolderIsAnAlertWithARunbook() throws IOException {
    Map<String, Object> file =
        new Yaml().load(Files.readString(TREE.resolve("docs/runbooks/alerts/gateway.yaml")));
    var groups = new JsonObject(file).getJsonArray("groups");
    var rule =
        IntStream.range(0, groups.size())
            .mapToObj(groups::getJsonObject)
            .filter(group -> "parley-gateway-sites".equals(group.getString("name")))
            .map(group -> group.getJsonArray("rules").getJsonObject(0))
            .findFirst()
            .orElseThrow();
    assertThat(rule.getString("expr")).isEqualTo("parley_sites_refused == 1");
    assertThat(
            Files.readString(TREE.resolve(rule.getJsonObject("annotations").getString("runbook"))))
        .contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**");
  }
}
