package dev.parley.gateway.site.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.geofence.DatabaseKind;
import dev.parley.gateway.site.Contact;
import dev.parley.gateway.site.Policy;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader beside `contracts/site.schema.json`, on a table of documents good and wrong.
class SiteDocumentTableTest {
  private static final Path TABLE = Path.of("src/test/resources/site/documents.txt");
  private static final Path SCHEMA = Path.of("../contracts/site.schema.json");
  private static final Pattern HEAD = Pattern.compile("=== (good|wrong|beyond) ?([0-9]*): (.*)");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "TITLE", "Inn",
          "PAGE", "http://localhost:8081",
          "CONTACT", "security@inn.example");

  /// @param line of the document; 0 where it is good
  record Row(String verdict, int line, String says, String document) {
    @Override
    public String toString() {
      return verdict + " " + line + " " + says;
    }
  }

  static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (var part : Files.readString(TABLE).split("(?m)^(?==== )", -1)) {
      var head = HEAD.matcher(part.lines().findFirst().orElseThrow());
      if (head.matches()) {
        var line = head.group(2).isEmpty() ? 0 : Integer.parseInt(head.group(2));
        rows.add(
            new Row(head.group(1), line, head.group(3), part.substring(part.indexOf('\n') + 1)));
      }
    }
    return rows;
  }

  @Test
  void theTableHoldsEveryKind() throws IOException {
    assertThat(rows()).extracting(Row::verdict).contains("good", "wrong", "beyond");
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readerAndSchemaAgree(Row row) throws IOException {
    var complaints = schema().validate(row.document(), InputFormat.YAML);
    switch (row.verdict()) {
      case "good" -> {
        assertThat(read(row.document()).site().id().value()).isEqualTo("inn");
        assertThat(complaints).isEmpty();
      }
      case "wrong" -> {
        refuses(row);
        assertThat(complaints).isNotEmpty();
      }
      default -> {
        refuses(row);
        assertThat(complaints).isEmpty();
      }
    }
  }

  @Test
  void readsEverythingThatADocumentSays() throws IOException {
    var everything = rows().get(1);
    var site = read(everything.document()).site();
    assertThat(site.contact()).contains(new Contact("security@inn.example"));
    assertThat(site.limits()).hasSize(6);
    assertThat(site.limits().toString()).contains("10 per PT1M, 4 at once");
    assertThat(site.credentials().keys()).containsOnlyKeys("2026-1st", "k2");
  }

  @Test
  void theSchemaNamesTheLimitsThatASiteMaySetAndThePolicies() throws IOException {
    var properties = new JsonObject(Files.readString(SCHEMA)).getJsonObject("properties");
    assertThat(properties.getJsonObject("limits").getJsonObject("properties").fieldNames())
        .isEqualTo(SiteLimitsReader.settable());
    assertThat(properties.getJsonObject("policies").getJsonObject("items").getJsonArray("enum"))
        .containsExactlyInAnyOrder(
            EnumSet.allOf(Policy.class).stream().map(Policy::label).toArray());
  }

  @ParameterizedTest
  @MethodSource("operatorsOwn")
  void anOperatorsDocumentReadsNoSettingAndHasNothingBesideIt(String document, String reason) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () -> SiteFile.read(document, Surroundings.ofOperator(new SiteId("inn"), any -> true)))
        .satisfies(wrong -> assertThat(wrong.line()).isEqualTo(1))
        .satisfies(wrong -> assertThat(wrong.reason()).startsWith(reason));
  }

  static List<Arguments> operatorsOwn() {
    var rest = "\norigins: [https://inn.example]\nlanguages: [en]\n";
    return List.of(
        Arguments.of("title: ${TITLE}" + rest, "${TITLE} stands for a setting in files only"),
        Arguments.of(
            "contact: a${PAGE}\ntitle: Inn" + rest, "${PAGE} stands for a setting in files only"),
        Arguments.of("policies: [geofence]\ntitle: Inn" + rest, "'geofence' needs geofence.yaml"));
  }

  private static void refuses(Row row) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> read(row.document()))
        .satisfies(wrong -> assertThat(wrong.line()).isEqualTo(row.line()))
        .satisfies(wrong -> assertThat(wrong.reason()).startsWith(row.says()));
  }

  private static SiteDocument read(String document) {
    return SiteFile.read(
        document,
        new Surroundings(
            new SiteId("inn"),
            Source.FILE,
            "site.yaml",
            name -> Optional.ofNullable(SETTINGS.get(name)),
            document.contains("geofence:")
                ? EnumSet.of(Policy.ACCESS_LIST)
                : EnumSet.allOf(Policy.class),
            kind -> kind == DatabaseKind.COUNTRY));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }
}
