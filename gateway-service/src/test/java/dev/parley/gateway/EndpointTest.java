package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import io.vertx.core.http.HttpMethod;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final String ID = "0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0";
  private static final ConversationId CONVERSATION = new ConversationId(UUID.fromString(ID));

  @Test
  void knowsEveryPlace() {
    assertThat(Endpoint.of(HttpMethod.POST, "/v1/sessions")).isEqualTo(new Endpoint.OpenSession());
    assertThat(Endpoint.of(HttpMethod.POST, "/v1/sessions/renewal"))
        .isEqualTo(new Endpoint.RenewSession());
    assertThat(Endpoint.of(HttpMethod.POST, "/v1/sites/hotel/sessions"))
        .isEqualTo(new Endpoint.MintSession(new SiteId("hotel")));
    assertThat(Endpoint.of(HttpMethod.POST, "/v1/sites/hotel/sessions/revocation"))
        .isEqualTo(new Endpoint.RevokeSessions(new SiteId("hotel")));
    assertThat(Endpoint.of(HttpMethod.GET, "/v1/manifest")).isEqualTo(new Endpoint.Manifest());
    assertThat(Endpoint.of(HttpMethod.GET, "/v1/challenge")).isEqualTo(new Endpoint.Challenge());
    assertThat(Endpoint.of(HttpMethod.GET, "/v1/status")).isEqualTo(new Endpoint.Status());
    assertThat(Endpoint.of(HttpMethod.POST, "/v1/conversations/" + ID + "/messages"))
        .isEqualTo(new Endpoint.SendMessage(CONVERSATION));
    assertThat(Endpoint.of(HttpMethod.GET, "/v1/conversations/" + ID + "/messages/3/reply"))
        .isEqualTo(new Endpoint.ResumeReply(CONVERSATION, new Turn(3)));
    assertThat(Endpoint.of(HttpMethod.HEAD, "/widget/parley-chat.js"))
        .isEqualTo(new Endpoint.WidgetScript());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "/v1",
        "/v1/",
        "/v1/sessions/",
        "/v1/sessions/renewal/",
        "/v1/Sessions",
        "/v1/sites",
        "/v1/sites/hotel",
        "/v1/sites/hotel/sessions/",
        "/v1/sites/hotel/sessions/x",
        "/v1/sites/hotel/sessions/revocation/",
        "/v1/sites/Hotel/sessions/revocation",
        "/v1/sites/hotel/sessions//revocation",
        "/v1/sites/Hotel/sessions",
        "/v1/sites/%68otel/sessions",
        "/v1/sites/../sessions",
        "/v1/sites//sessions",
        "/v1/%73essions",
        "/v1/manifest/x",
        "/v1/conversations/not-a-uuid/messages",
        "/v1/conversations/0B36FB0C-4B65-4E68-9F5C-6A1A8D1C53D0/messages",
        "/v1/conversations/1-1-1-1-1/messages",
        "/v1/conversations/../messages",
        "/v1/conversations/" + ID,
        "/v1/conversations/" + ID + "/messages/",
        "/v1/conversations/" + ID + "/messages/0/reply",
        "/v1/conversations/" + ID + "/messages/-1/reply",
        "/v1/conversations/" + ID + "/messages/1e3/reply",
        "/v1/conversations/" + ID + "/messages/99999999999999999999/reply",
        "/v1/conversations/" + ID + "/messages/1/reply/x",
        "/widget/other.js",
        "/widget/../application.properties",
        "/q/health",
        "/q/metrics"
      })
  void knowsNothingElse(String path) {
    assertThat(Endpoint.of(HttpMethod.GET, path)).isEqualTo(new Endpoint.Unknown());
    assertThat(Endpoint.of(HttpMethod.POST, path)).isEqualTo(new Endpoint.Unknown());
  }

  @Test
  void saysWhichMethodsAPlaceTakes() {
    assertThat(Endpoint.of(HttpMethod.DELETE, "/v1/manifest"))
        .isEqualTo(new Endpoint.WrongMethod("GET"));
    assertThat(Endpoint.of(HttpMethod.POST, "/widget/parley-chat.js"))
        .isEqualTo(new Endpoint.WrongMethod("GET, HEAD"));
    assertThat(Endpoint.of(HttpMethod.OPTIONS, "/v1/manifest")).isEqualTo(new Endpoint.Preflight());
  }
}
