package dev.parley.gateway.admin;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sites, as operators see and change them.
class SitesDeskTest {
  private static final String YAML = "application/yaml";
  private static final String INN = "/admin/sites/inn";
  private static final String HOTEL = "/admin/sites/hotel";

  @TempDir private static Path folder;
  private static SiteDocuments documents;
  private static RunningAdmin admin;

  @BeforeAll
  static void start() {
    documents =
        new SitesOnDisk(folder.resolve("sites"))
            .with(
                "hotel",
                "title: Hotel\norigins: [https://hotel.example, '${PAGE}']\nlanguages: [en]\n"
                    + "contact: security@hotel.example\n")
            .beside("hotel", "access-list.txt", "")
            .documents(SitesOnDisk.Kept.in(folder.resolve("kept")));
    admin =
        new RunningAdmin(
            new AdminParts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            true,
            documents);
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  @AfterEach
  void forget() {
    documents.remove(new SiteId("inn"));
  }

  @Test
  void listsSitesWithWhereTheyComeFrom() {
    assertThat(put(SitesOnDisk.INN).statusCode()).isEqualTo(200);
    assertThat(admin.get("/admin/sites").body())
        .isEqualTo(
            "{\"sites\":[{\"site\":\"hotel\",\"title\":\"Hotel\","
                + "\"contact\":\"security@hotel.example\",\"source\":\"file\","
                + "\"policies\":[\"access-list\"]},{\"site\":\"inn\",\"title\":\"Inn\","
                + "\"contact\":null,\"source\":\"admin\",\"policies\":[]}],\"refused\":null}");
  }

  @Test
  void showsASiteAsItWasWrittenAndNoSetting() {
    var answer = admin.get(HOTEL);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/yaml; charset=utf-8");
    assertThat(answer.body()).contains("'${PAGE}'").doesNotContain("localhost:8081");
    refused(admin.get(INN), 404, "site.unknown");
  }

  @Test
  void keepsASiteForThisReplicaAndSaysSo() {
    assertThat(put(SitesOnDisk.INN).body())
        .isEqualTo("{\"site\":\"inn\",\"created\":true,\"kept\":\"on this replica\"}");
    assertThat(put(SitesOnDisk.INN + "# more\n").body()).contains("\"created\":false");
    assertThat(admin.get(INN).body()).isEqualTo(SitesOnDisk.INN + "# more\n");
    assertThat(folder.resolve("kept/inn.yaml")).hasContent(SitesOnDisk.INN + "# more\n");
  }

  @Test
  void removesASite() {
    put(SitesOnDisk.INN);
    assertThat(delete(INN).statusCode()).isEqualTo(200);
    refused(admin.get(INN), 404, "site.unknown");
    refused(delete(INN), 404, "site.unknown");
    assertThat(Files.exists(folder.resolve("kept/inn.yaml"))).isFalse();
  }

  @Test
  void refusesAWrongDocumentWholeWithLineAndReason() {
    put(SitesOnDisk.INN);
    wrong("title: Inn\norigins: [https://inn.example]\nlanguages: [en]\nowner: me\n", 4)
        .isEqualTo("unknown member 'owner'");
    wrong("title: Inn\norigins:\n  - https://hotel.example\nlanguages: [en]\n", 3)
        .startsWith("https://hotel.example is an origin of both");
    wrong("title: Inn\norigins: [", 2).startsWith("not YAML");
    assertThat(admin.get(INN).body()).isEqualTo(SitesOnDisk.INN);
    refused(put(""), 422, "site.malformed");
  }

  private static AbstractStringAssert<?> wrong(String document, int line) {
    var answer = put(document);
    refused(answer, 422, "site.malformed");
    var said = new JsonObject(answer.body());
    assertThat(said.getInteger("line")).isEqualTo(line);
    return assertThat(said.getString("reason"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: ${PAGE}\norigins: [https://inn.example]\nlanguages: [en]",
        "title: Inn\norigins: ['${PAGE}']\nlanguages: [en]",
        "title: Inn\norigins: [https://inn.example]\nlanguages: ['${PAGE}']",
        "title: Inn\norigins: [https://inn.example]\nlanguages: [en]\ncontact: '${PAGE}'",
        "title: Inn\norigins: [https://inn.example]\nlanguages: [en]\noidc-client: '${PAGE}'",
        "title: Inn\norigins: [https://inn.example]\nlanguages: [en]\nframe-ancestors: ['${PAGE}']"
      })
  void readsNoSettingForAnOperatorNotEvenInItsReason(String document) {
    var answer = put(document);
    refused(answer, 422, "site.malformed");
    assertThat(answer.body())
        .contains("stands for a setting in files only")
        .doesNotContain("localhost:8081");
  }

  @Test
  void changesNoSiteOfAFile() {
    refused(
        admin.send("PUT", HOTEL, YAML, SitesOnDisk.HOTEL.replace("Hotel", "Mine")),
        409,
        "site.of-file");
    refused(delete(HOTEL), 409, "site.of-file");
    assertThat(admin.get(HOTEL).body()).contains("title: Hotel");
  }

  @Test
  void takesNothingButYamlOfItsSizeUnderASitesName() {
    refused(admin.send("PUT", INN, "text/plain", SitesOnDisk.INN), 415, "request.media-type");
    refused(put("#".repeat(65_537)), 413, "request.too-large");
    refused(
        admin.send(
            admin
                .as(RunningAdmin.OPERATOR, INN)
                .header("Content-Type", YAML)
                .PUT(BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3, 0x28}))),
        422,
        "site.malformed");
    for (var name : new String[] {"The-Inn", "..%2Fhotel", "-inn", "%2e%2e%2fkept"}) {
      refused(
          admin.send("PUT", "/admin/sites/" + name, YAML, SitesOnDisk.INN),
          400,
          "request.malformed");
    }
  }

  @Test
  void saysWhyTheFolderOnTheDiskIsNotInForce() throws IOException {
    put(SitesOnDisk.INN);
    new SitesOnDisk(folder.resolve("sites")).with("inn", SitesOnDisk.INN);
    documents.look();
    documents.look();
    assertThat(new JsonObject(admin.get("/admin/sites").body()).getString("refused"))
        .endsWith("inn/site.yaml: operators keep this site too; remove one of the two");
    Files.delete(folder.resolve("sites/inn/site.yaml"));
    Files.delete(folder.resolve("sites/inn"));
    documents.look();
    documents.look();
    assertThat(new JsonObject(admin.get("/admin/sites").body()).getString("refused")).isNull();
  }

  private static HttpResponse<String> put(String document) {
    return admin.send("PUT", INN, YAML, document);
  }

  private static HttpResponse<String> delete(String path) {
    return admin.send(admin.as(RunningAdmin.OPERATOR, path).DELETE());
  }
}
