package dev.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.platform.servers.RunningPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformFixtureTest {

  private final RunningPlatform platform = PlatformFixture.platform();

  @Test
  void isTheSameForEveryTestOfTheJvm() {
    assertThat(PlatformFixture.platform()).isSameAs(platform);
  }

  @Test
  void givesEachStartOfAServiceALoginOfItsOwn() throws Exception {
    Path first = secret(PlatformFixture.settings("gateway-service"));
    Path second = secret(PlatformFixture.settings("gateway-service"));
    assertThat(first).isNotEqualTo(second);
    assertThat(Files.readString(first)).isNotEqualTo(Files.readString(second));
  }

  @Test
  void tellsAServiceOfItsOwnDatabasesOnly() {
    assertThat(PlatformFixture.settings("data-middleware-service"))
        .containsKeys("parley.databases.parley.url", "parley.databases.hotel.url");
    assertThat(PlatformFixture.settings("retention-service"))
        .containsKey("parley.databases.parley.url")
        .doesNotContainKey("parley.databases.hotel.url");
    assertThat(PlatformFixture.settings("gateway-service").keySet())
        .noneMatch(name -> name.startsWith("parley.databases"));
  }

  @Test
  void letsATestLookIntoTheTablesAsTheirOwner() throws SQLException {
    try (var connection = platform.owner("parley");
        var tables = connection.getMetaData().getTables(null, "public", "message", null)) {
      assertThat(tables.next()).isTrue();
    }
  }

  @Test
  void logsInADemoPersonWhoseTokenSaysRolesButNoName() {
    String claims = claims(platform.personToken("auditor"));
    assertThat(claims).contains("\"auditor\"", "\"retention-service\"", "\"sub\"");
    assertThat(claims).doesNotContain("name\"", "mail", "\"supervisor\"");
  }

  private static Path secret(Map<String, String> settings) {
    return Path.of(settings.getOrDefault("parley.vault.wrapped-secret-id-file", ""));
  }

  private static String claims(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }
}
