package dev.parley.platform.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.platform.installation.Installation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

  @TempDir Path folder;

  @Test
  void hasOnePersonForEachRole() throws JsonProcessingException {
    JsonNode realm = realm(Installation.of(Map.of("PARLEY_STATE", folder.toString())));
    assertThat(realm.path("users"))
        .extracting(user -> user.path("realmRoles").path(0).asText())
        .containsExactlyElementsOf(KeycloakServer.ROLES);
  }

  @Test
  void letsNobodyInByPasswordAloneWhereItIsUsed() throws JsonProcessingException {
    JsonNode realm = realm(Installation.of(Map.of("PARLEY_STATE", folder.toString())));
    assertThat(realm.path("clients"))
        .hasSize(2)
        .allMatch(client -> !client.path("directAccessGrantsEnabled").asBoolean());
  }

  @Test
  void letsTestsInByPassword() throws JsonProcessingException {
    JsonNode realm = realm(Installation.forTests(folder, Map.of()));
    JsonNode client = realm.path("clients").path(2);
    assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isTrue();
    assertThat(client.path("publicClient").asBoolean()).isFalse();
    assertThat(client.path("secret").asText()).isNotBlank();
  }

  @Test
  void letsTheDemoSitesServerInAsNobodyButItself() throws JsonProcessingException {
    JsonNode realm = realm(Installation.of(Map.of("PARLEY_STATE", folder.toString())));
    JsonNode client = realm.path("clients").path(1);
    assertThat(client.path("clientId").asText()).isEqualTo("site-hotel");
    assertThat(client.path("secret").asText()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(client.path("publicClient").asBoolean()).isFalse();
    assertThat(client.path("standardFlowEnabled").asBoolean()).isFalse();
    assertThat(client.path("protocolMappers"))
        .extracting(mapper -> mapper.path("config").path("included.custom.audience").asText())
        .containsExactly("gateway-service");
    assertThat(realm.path("scopeMappings"))
        .extracting(mapping -> mapping.path("client").asText())
        .doesNotContain("site-hotel");
  }

  @Test
  void makesPeoplesTokensForTheServicesThatPeopleCall() throws JsonProcessingException {
    JsonNode realm = realm(Installation.forTests(folder, Map.of()));
    assertThat(realm.path("clients").path(0).path("protocolMappers"))
        .extracting(mapper -> mapper.path("config").path("included.custom.audience").asText())
        .containsExactly("retention-service", "gateway-service");
  }

  @Test
  void putsNoNameIntoTokens() throws JsonProcessingException {
    JsonNode realm = realm(Installation.forTests(folder, Map.of()));
    for (JsonNode client : realm.path("clients")) {
      assertThat(client.path("defaultClientScopes"))
          .extracting(JsonNode::asText)
          .doesNotContain("profile", "email", "address", "phone");
      assertThat(client.path("optionalClientScopes")).isEmpty();
    }
  }

  private static JsonNode realm(Installation installation) throws JsonProcessingException {
    return new ObjectMapper().readTree(new Realm(installation, "https://localhost:1234").written());
  }
}
