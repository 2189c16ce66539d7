package dev.parley.middleware.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.testing.ServiceActor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls the middleware as a service does, for one conversation.
final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ServiceActor GATEWAY = ServiceActor.of(ServiceName.GATEWAY);
  private static final ServiceActor ADAPTER = ServiceActor.of(ServiceName.ENGINE_ADAPTER);
  private static final ServiceActor RETENTION = ServiceActor.of(ServiceName.RETENTION);

  private final URI middleware;
  private final String site;
  private final String subject;
  private final UUID conversation;

  Caller(URI middleware, String site, String subject, UUID conversation) {
    this.middleware = middleware;
    this.site = site;
    this.subject = subject;
    this.conversation = conversation;
  }

  static Caller of(URI middleware, String site) {
    return new Caller(middleware, site, "guest", UUID.randomUUID());
  }

  /// The same conversation, by somebody else or on another site.
  Caller as(String otherSite, String otherSubject) {
    return new Caller(middleware, otherSite, otherSubject, conversation);
  }

  UUID conversation() {
    return conversation;
  }

  String ticket() {
    return ticket(Set.of(Ticket.Purpose.values()), Duration.ofMinutes(5));
  }

  /// A ticket as the gateway signs it.
  String ticket(Set<Ticket.Purpose> purposes, Duration life) {
    var now = Instant.now();
    var ticket =
        new Ticket(
            new SiteId(site),
            new SubjectId(subject),
            new ConversationId(conversation),
            purposes,
            now.plus(life));
    return GATEWAY.sign(Ticket.KEY, Ticket.TYPE, ticket.claims(now.minusSeconds(60)));
  }

  HttpResponse<String> ask(String question) throws IOException {
    return post("/v1/queries", ticket(), Map.of("question", question));
  }

  HttpResponse<String> prove(String number, String surname) throws IOException {
    return post(
        "/v1/proofs",
        ticket(),
        Map.of("kind", "booking", "fields", Map.of("booking_number", number, "surname", surname)));
  }

  HttpResponse<String> keep(Map<String, Object> message) throws IOException {
    return post(messages(), ticket(), message);
  }

  HttpResponse<String> read() throws IOException {
    return read(ticket());
  }

  HttpResponse<String> read(@Nullable String ticket) throws IOException {
    return ADAPTER.call(request(ADAPTER, messages(), ticket).GET());
  }

  HttpResponse<String> post(String path, @Nullable String ticket, Map<String, Object> body)
      throws IOException {
    return ADAPTER.call(json(request(ADAPTER, path, ticket), body));
  }

  HttpResponse<String> probe(Map<String, Object> body) throws IOException {
    return RETENTION.call(json(request(RETENTION, "/v1/probes", null), body));
  }

  private String messages() {
    return "/v1/conversations/" + conversation + "/messages";
  }

  private HttpRequest.Builder request(ServiceActor caller, String path, @Nullable String ticket) {
    var request =
        HttpRequest.newBuilder(middleware.resolve(path))
            .header("Authorization", "Bearer " + caller.token(ServiceName.DATA_MIDDLEWARE));
    return ticket == null ? request : request.header(Ticket.HEADER, ticket);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, Map<String, Object> body)
      throws IOException {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  static JsonNode answered(int status, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  static JsonNode refused(int status, String code, HttpResponse<String> answer) throws IOException {
    var problem = answered(status, answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    return problem;
  }
}
