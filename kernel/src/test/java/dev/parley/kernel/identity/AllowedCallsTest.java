package dev.parley.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.ServiceName;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedCallsTest {
  private static final Caller GATEWAY = new Caller.Service(ServiceName.GATEWAY);
  private static final Caller ADAPTER = new Caller.Service(ServiceName.ENGINE_ADAPTER);
  private static final String MESSAGES =
      "/v1/conversations/0b6ee51c-8a0a-4a1c-9c0d-9a5e4d2b1f00/messages";

  private final AllowedCalls adapter = AllowedCalls.of(ServiceName.ENGINE_ADAPTER);
  private final AllowedCalls middleware = AllowedCalls.of(ServiceName.DATA_MIDDLEWARE);
  private final AllowedCalls retention = AllowedCalls.of(ServiceName.RETENTION);

  @Test
  void letsTheGatewayRelayAMessage() {
    assertThat(adapter.allow(GATEWAY, "POST", MESSAGES)).isTrue();
  }

  @Test
  void refusesTheGatewayAtTheMiddleware() {
    assertThat(middleware.allow(GATEWAY, "POST", MESSAGES)).isFalse();
    assertThat(middleware.allow(ADAPTER, "POST", MESSAGES)).isTrue();
  }

  @Test
  void refusesAnotherMethodAndALongerOrShorterPath() {
    assertThat(adapter.allow(GATEWAY, "DELETE", MESSAGES)).isFalse();
    assertThat(adapter.allow(GATEWAY, "POST", MESSAGES + "/1")).isFalse();
    assertThat(adapter.allow(GATEWAY, "POST", "/v1/conversations")).isFalse();
    assertThat(adapter.allow(GATEWAY, "GET", "/v1/manifest/")).isFalse();
  }

  @Test
  void letsAnAuditorReadCertificatesAndNobodyElse() {
    var auditor = new Caller.Person("a", Set.of("auditor"));
    var operator = new Caller.Person("b", Set.of("operator"));
    assertThat(retention.allow(auditor, "GET", "/v1/certificates")).isTrue();
    assertThat(retention.allow(operator, "GET", "/v1/certificates")).isFalse();
    assertThat(retention.allow(ADAPTER, "GET", "/v1/certificates")).isFalse();
  }

  @Test
  void aPersonWithAServicesNameIsNotThatService() {
    var pretender = new Caller.Person("gateway-service", Set.of("gateway-service"));
    assertThat(adapter.allow(pretender, "POST", MESSAGES)).isFalse();
  }

  @Test
  void letsAnOperatorExplainAndNobodyElse() {
    var gateway = AllowedCalls.of(ServiceName.GATEWAY);
    var explain = "/admin/admission/explain";
    assertThat(gateway.allow(new Caller.Person("b", Set.of("operator")), "GET", explain)).isTrue();
    assertThat(gateway.allow(new Caller.Person("b", Set.of("operator")), "POST", explain))
        .isFalse();
    assertThat(gateway.allow(new Caller.Person("c", Set.of("supervisor")), "GET", explain))
        .isFalse();
    assertThat(gateway.allow(ADAPTER, "GET", explain)).isFalse();
  }

  @Test
  void noServiceMayCallTheGateway() {
    assertThat(AllowedCalls.of(ServiceName.GATEWAY).allow(ADAPTER, "GET", "/v1/manifest"))
        .isFalse();
  }
}
