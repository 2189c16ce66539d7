package dev.parley.adapter.service;

import dev.parley.adapter.sealing.Visitor;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.testing.ServiceActor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Calls the adapter as the gateway does.
final class Gateway {
  static final String FRAME = "application/vnd.parley.frame";

  private final URI adapter;
  private final ServiceActor peer;
  private final HttpClient http;
  private final StatementSigner signer;

  Gateway(URI adapter, ServiceActor peer) {
    this.adapter = adapter;
    this.peer = peer;
    this.http = HttpClient.newBuilder().sslContext(peer.tls()).build();
    this.signer = new StatementSigner(peer.vault());
  }

  String ticket(Visitor visitor, String subject, Instant expiresAt) {
    var ticket =
        new Ticket(
            visitor.site(),
            new SubjectId(subject),
            visitor.conversation(),
            Set.of(Ticket.Purpose.values()),
            expiresAt);
    return signer.sign(Ticket.KEY, Ticket.TYPE, ticket.claims(Instant.now().minusSeconds(60)));
  }

  HttpResponse<String> send(Visitor visitor, String ticket, byte[] frame)
      throws IOException, InterruptedException {
    return send(messages(visitor).header("Parley-Ticket", ticket), FRAME, frame);
  }

  HttpResponse<String> send(HttpRequest.Builder request, String type, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        request.header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> resume(Visitor visitor, String ticket, long turn)
      throws IOException, InterruptedException {
    return http.send(
        request("/v1/conversations/" + visitor.conversation() + "/messages/" + turn + "/reply")
            .header("Parley-Ticket", ticket)
            .header(KeyProof.HEADER, visitor.keyHeader())
            .GET()
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder messages(Visitor visitor) {
    return request("/v1/conversations/" + visitor.conversation() + "/messages");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(adapter.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + peer.token(ServiceName.ENGINE_ADAPTER));
  }
}
