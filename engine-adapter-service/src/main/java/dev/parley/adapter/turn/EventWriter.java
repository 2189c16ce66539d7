package dev.parley.adapter.turn;

import dev.parley.kernel.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// Writes a reply as server-sent events, as fast as the reader takes them.
///
/// A reply that broke ends with `event: problem`, never silently.
final class EventWriter {
  private final SseEventSink sink;
  private final Sse sse;
  private final Duration keepAlive;

  EventWriter(SseEventSink sink, Sse sse, Duration keepAlive) {
    this.sink = sink;
    this.sse = sse;
    this.keepAlive = keepAlive;
  }

  void write(Reading reading) {
    try (sink) {
      // Lets the reader know at once that the message was taken.
      var listening = send(comment());
      var next = reading.from();
      while (listening) {
        switch (reading.reply().next(next, keepAlive)) {
          case ReplyStream.Next.Chunk(var chunk) -> {
            listening =
                send(
                    sse.newEventBuilder()
                        .name("chunk")
                        .id(chunk.eventId())
                        .data(chunk.frame())
                        .build());
            next++;
          }
          case ReplyStream.Next.Quiet() -> listening = send(comment());
          case ReplyStream.Next.Broken(var problem) -> {
            var _ = send(problem(problem));
            listening = false;
          }
          case ReplyStream.Next.End() -> listening = false;
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send(OutboundSseEvent event) {
    if (sink.isClosed()) {
      return false;
    }
    try {
      var _ = sink.send(event).toCompletableFuture().join();
      return true;
    } catch (CompletionException | IllegalStateException gone) {
      return false;
    }
  }

  private OutboundSseEvent comment() {
    return sse.newEventBuilder().comment("").build();
  }

  private OutboundSseEvent problem(Problem problem) {
    return sse.newEventBuilder()
        .name("problem")
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(problem.toJson().encode())
        .build();
  }
}
