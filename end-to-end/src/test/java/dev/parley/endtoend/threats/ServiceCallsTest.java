package dev.parley.endtoend.threats;

import static dev.parley.kernel.id.ServiceName.DATA_MIDDLEWARE;
import static dev.parley.kernel.id.ServiceName.ENGINE_ADAPTER;
import static dev.parley.kernel.id.ServiceName.GATEWAY;
import static dev.parley.kernel.id.ServiceName.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.testing.ServiceActor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A service is who its certificate and its token both say, and may do what the table says; nothing
/// else.
class ServiceCallsTest {
  private static final ServiceActor AS_GATEWAY = House.actor(GATEWAY);
  private static final ServiceActor AS_ADAPTER = House.actor(ENGINE_ADAPTER);
  private static final ServiceActor AS_RETENTION = House.actor(RETENTION);

  private final ConversationId conversation = new ConversationId(UUID.randomUUID());

  @Test
  void letsTheGatewayFetchTheManifest() throws IOException {
    var answer = AS_GATEWAY.call(manifest(AS_GATEWAY.token(ENGINE_ADAPTER)));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesACallerWithoutACertificate() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> AS_GATEWAY.callWithoutCertificate(manifest(AS_GATEWAY.token(ENGINE_ADAPTER))));
  }

  @Test
  void refusesACallerWithoutAToken() throws IOException {
    var request =
        HttpRequest.newBuilder(House.address(ENGINE_ADAPTER).resolve("/v1/manifest")).GET();
    refused(AS_GATEWAY.call(request), 401, "caller.unauthenticated");
  }

  @Test
  void refusesATokenForAnotherAudience() throws IOException {
    refused(
        AS_ADAPTER.call(manifest(AS_ADAPTER.token(DATA_MIDDLEWARE))),
        401,
        "caller.unauthenticated");
  }

  @Test
  void refusesCertificateAndTokenOfDifferentServices() throws IOException {
    refused(AS_RETENTION.call(manifest(AS_GATEWAY.token(ENGINE_ADAPTER))), 403, "caller.mismatch");
  }

  @Test
  void refusesAForgedToken() throws IOException {
    var token = AS_GATEWAY.token(ENGINE_ADAPTER);
    refused(
        AS_GATEWAY.call(manifest(token.substring(0, token.length() - 8) + "AAAAAAAA")),
        401,
        "caller.unauthenticated");
  }

  @Test
  void refusesACallThatHasNoLineInTheTable() throws IOException {
    refused(
        AS_GATEWAY.call(
            call(ENGINE_ADAPTER, "/v1/manifest", AS_GATEWAY.token(ENGINE_ADAPTER)).DELETE()),
        403,
        "caller.forbidden");
    refused(
        AS_RETENTION.call(
            call(DATA_MIDDLEWARE, messages(), AS_RETENTION.token(DATA_MIDDLEWARE)).GET()),
        403,
        "caller.forbidden");
  }

  @Test
  void refusesACallWithoutATicket() throws IOException {
    refused(read(null), 401, "ticket.missing");
  }

  @Test
  void refusesAnExpiredTicket() throws IOException {
    var now = Instant.now();
    refused(
        read(signed(Ticket.KEY, now.minusSeconds(60), now.minusSeconds(1))), 401, "ticket.expired");
  }

  @Test
  void refusesATicketSignedByAnotherKey() throws IOException {
    var now = Instant.now();
    refused(read(signed("session", now, now.plusSeconds(60))), 401, "ticket.invalid");
  }

  @Test
  void refusesATicketOfAnotherConversation() throws IOException {
    var now = Instant.now();
    var ticket = signed(Ticket.KEY, now, now.plusSeconds(60));
    var elsewhere = "/v1/conversations/" + UUID.randomUUID() + "/messages";
    var answer =
        AS_ADAPTER.call(
            call(DATA_MIDDLEWARE, elsewhere, AS_ADAPTER.token(DATA_MIDDLEWARE))
                .header(Ticket.HEADER, ticket)
                .GET());
    refused(answer, 403, "conversation.not-yours");
  }

  private HttpResponse<String> read(@Nullable String ticket) throws IOException {
    var request = call(DATA_MIDDLEWARE, messages(), AS_ADAPTER.token(DATA_MIDDLEWARE)).GET();
    return AS_ADAPTER.call(ticket == null ? request : request.header(Ticket.HEADER, ticket));
  }

  private String signed(String key, Instant issuedAt, Instant expiresAt) {
    var ticket =
        new Ticket(
            new SiteId("hotel"),
            new SubjectId("somebody"),
            conversation,
            Set.of(Ticket.Purpose.values()),
            expiresAt);
    return AS_GATEWAY.sign(key, Ticket.TYPE, ticket.claims(issuedAt));
  }

  private String messages() {
    return "/v1/conversations/" + conversation + "/messages";
  }

  private static HttpRequest.Builder manifest(String token) {
    return call(ENGINE_ADAPTER, "/v1/manifest", token).GET();
  }

  private static HttpRequest.Builder call(ServiceName service, String path, String token) {
    return HttpRequest.newBuilder(House.address(service).resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Visitor.json(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
