package dev.parley.bench.house;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Requests as bytes: the same for every proxy, whether it reads the session or not.
public final class Requests {
  private Requests() {}

  /// One frame of one conversation for each session.
  ///
  /// @param bytes of the frame
  public static List<byte[]> frames(List<String> sessions, int bytes) {
    return sessions.stream().map(session -> frame(session, bytes)).toList();
  }

  public static byte[] frame(String session, int bytes) {
    var head =
        """
        POST /v1/conversations/%s/messages HTTP/1.1
        Host: localhost
        Origin: %s
        Authorization: Bearer %s
        Accept: text/event-stream
        Content-Type: application/vnd.parley.frame
        Content-Length: %d

        """
            .formatted(UUID.randomUUID(), Sessions.ORIGIN, session, bytes);
    return bytes(head + "x".repeat(bytes));
  }

  /// A request of the cloud engines' form, of about as many bytes, for a proxy that knows no other.
  public static byte[] completion(int upstream, int bytes) {
    var body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\""
            + "x".repeat(bytes)
            + "\"}]}";
    var head =
        """
        POST /v1/chat/completions HTTP/1.1
        Host: localhost
        Authorization: Bearer none
        Accept: application/json
        x-portkey-provider: openai
        x-portkey-custom-host: https://localhost:%d/v1
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(upstream, body.length());
    return bytes(head + body);
  }

  private static byte[] bytes(String text) {
    var end = text.indexOf("\n\n") + 2;
    return (text.substring(0, end).replace("\n", "\r\n") + text.substring(end))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
