package dev.parley.gateway.site.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.SiteRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFolderTest {
  private static final String GOOD =
      "title: The inn\norigins: [https://inn.example, '${PAGE}']\nlanguages: [en, pt-BR]\n";

  private static final String ED25519 = key("Ed25519", 0);
  private static final String P256 = key("EC", 256);

  @TempDir private Path folder;

  @Test
  void readsASitePerFolder() throws IOException {
    write("hotel", "title: The hotel\norigins: [https://hotel.example]\nlanguages: [en]\n");
    write("inn", GOOD);
    var registry = new SiteRegistry(documents());
    var inn = registry.find("inn").orElseThrow();
    assertThat(inn.title()).isEqualTo("The inn");
    assertThat(inn.languages()).containsExactly("en", "pt-BR");
    assertThat(inn.origins())
        .containsExactlyInAnyOrder(
            new Origin("https://inn.example"), new Origin("http://localhost:8081"));
    assertThat(registry.find("nowhere")).isEmpty();
    assertThat(registry.page(List.of("http://localhost:8081"))).isPresent();
    assertThat(registry.page(List.of("http://localhost:8082"))).isEmpty();
  }

  @Test
  void readsHowASitesServerProvesItselfAndWhoMayFrameIt() throws IOException {
    write(
        "hotel",
        GOOD
            + "credentials:\n- {keyid: '2026-1', public-key: "
            + ED25519
            + "}\n- {keyid: '2026-2', public-key: "
            + P256
            + "}\noidc-client: site-hotel\nframe-ancestors: [https://frame.example]\n");
    var registry = new SiteRegistry(documents());
    var hotel = registry.find("hotel").orElseThrow();
    assertThat(hotel.credentials().keys()).containsOnlyKeys("2026-1", "2026-2");
    assertThat(hotel.credentials().oidcClient()).contains("site-hotel");
    assertThat(registry.speaking(new Origin("https://inn.example"))).contains(hotel);
    assertThat(hotel.frameAncestors()).containsExactly(new Origin("https://frame.example"));
    assertThat(registry.speaking(new Origin("https://frame.example"))).isEmpty();
  }

  @Test
  void refusesAnOriginOfTwoSites() throws IOException {
    write("hotel", GOOD);
    write("inn", GOOD);
    assertThatThrownBy(this::documents)
        .isInstanceOf(SiteFileException.class)
        .hasMessageContaining(folder.resolve("inn").resolve("site.yaml") + ":2: ")
        .hasMessageContaining("is an origin of both hotel and inn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "credentials: [] | 4: credentials are a list of 1 to 8 keys",
        "credentials: key | 4: credentials are a list of 1 to 8 keys",
        "credentials: [key] | 4: a credential is a mapping of keyid and public-key",
        "credentials: [{keyid: a}] | 4: 'public-key' is missing",
        "credentials: [{keyid: a, secret: b}] | 4: unknown member 'secret'",
        "credentials: [{keyid: a, keyid: b}] | 4: 'keyid' stands twice",
        "credentials: [{keyid: 'a b', public-key: x}] | 4: 'a b' is not a key id",
        "credentials:~- {keyid: a, public-key: AAAA} | 5: not the public half of an Ed25519 or P-256 key",
        "credentials:~- {keyid: a, public-key: '?'} | 5: not the public half of an Ed25519 or P-256 key",
        "credentials:~- {keyid: a, public-key: MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEqo2Wh6kDq+QYqyqd} | 5: not the public half of",
        "oidc-client: '' | 4: '' is not a client's id",
        "frame-ancestors: ['*'] | 4: '*' is not an origin",
        "frame-ancestors: [https://a.example/x] | 4: 'https://a.example/x' is not an origin",
        "frame-ancestors: [] | 4: a list with at least one entry is wanted"
      })
  void refusesWrongCredentialsWithLineAndReason(String content, String reason) throws IOException {
    write("hotel", GOOD + content.replace('~', '\n') + "\n");
    assertThatThrownBy(this::documents)
        .isInstanceOf(SiteFileException.class)
        .hasMessageContaining("site.yaml:" + reason);
  }

  @ParameterizedTest
  @CsvSource({"EC,384", "RSA,2048", "Ed448,0"})
  void takesNoKeyOfAnotherKind(String algorithm, int bits) throws Exception {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (bits > 0) {
      generator.initialize(bits);
    }
    assertThat(PublicKeys.parse(base64(generator))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: x~languages: [en] | 1: 'origins' is missing",
        "title: x~origins: [https://a.example]~languages: [en]~owner: me | 4: unknown member 'owner'",
        "title: x~title: y~origins: [https://a.example]~languages: [en] | 2: 'title' stands twice",
        "title: x~origins: [https://a.example/]~languages: [en] | 2: 'https://a.example/' is not an origin",
        "title: x~origins: [https://A.example]~languages: [en] | 2: 'https://A.example' is not an origin",
        "title: x~origins:~- https://a.example~- https://*.example~languages: [en] | 4: 'https://*.example' is not an origin",
        "title: x~origins: [https://a.example:443]~languages: [en] | 2: 'https://a.example:443' is not an origin",
        "title: x~origins: [http://a.example]~languages: [en] | 2: 'http://a.example' is plain HTTP",
        "title: x~origins: ['${NOT_SET}']~languages: [en] | 2: ${NOT_SET} is not set",
        "title: x~origins: []~languages: [en] | 2: a list with at least one entry is wanted",
        "title: x~origins: [https://a.example, https://a.example]~languages: [en] | 2: 'https://a.example' stands twice",
        "title: x~origins: [https://a.example]~languages: [english!] | 3: 'english!' is not a language tag",
        "title: ''~origins: [https://a.example]~languages: [en] | 1: a title has 1 to 100 characters",
        "title: [x]~origins: [https://a.example]~languages: [en] | 1: a text is wanted",
        "title: x~origins: [https://a.example | 3: not YAML",
        "- title | 1: a site is a mapping"
      })
  void refusesAWrongFileWithLineAndReason(String content, String reason) throws IOException {
    write("good", GOOD);
    write("hotel", content.replace('~', '\n') + "\n");
    assertThatThrownBy(this::documents)
        .isInstanceOf(SiteFileException.class)
        .hasMessageContaining(folder.resolve("hotel").resolve("site.yaml") + ":" + reason);
  }

  @Test
  void refusesAFolderWithoutItsFile() throws IOException {
    Files.createDirectory(folder.resolve("hotel"));
    assertThatThrownBy(this::documents).hasMessageContaining("site.yaml: cannot be read");
  }

  @Test
  void refusesAFolderWithoutSites() {
    assertThatThrownBy(this::documents).hasMessageContaining("holds no site");
  }

  @Test
  void refusesAFolderWhoseNameIsNoId() throws IOException {
    write("The Inn", GOOD);
    assertThatThrownBy(this::documents).hasMessageContaining("not a site's id");
  }

  @Test
  void readsTheDemoSite() {
    var demo =
        new SiteDocuments(
            SitesOnDisk.Kept.IN_MEMORY,
            Path.of("../platform/demo"),
            name -> Optional.of("http://localhost:1"));
    assertThat(demo.find("hotel").orElseThrow().contact()).isPresent();
  }

  private static String key(String algorithm, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return base64(generator);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String base64(KeyPairGenerator generator) {
    return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
  }

  private void write(String site, String content) throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve(site)).resolve("site.yaml"), content);
  }

  private SiteDocuments documents() {
    return new SiteDocuments(SitesOnDisk.Kept.IN_MEMORY, folder, this::setting);
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(Map.of("PAGE", "http://localhost:8081").get(name));
  }
}
