package dev.parley.adapter.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.background.Background;
import dev.parley.adapter.grounding.BoundGrounding;
import dev.parley.adapter.grounding.QuestionDesk;
import dev.parley.adapter.guard.Guard;
import dev.parley.adapter.routing.Routing;
import dev.parley.adapter.routing.Rung;
import dev.parley.adapter.sealing.Sealing;
import dev.parley.adapter.sealing.SealingSettings;
import dev.parley.adapter.sealing.Visitor;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.adapter.transcript.MemoryTranscript;
import dev.parley.adapter.transcript.Transcript;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// One replica of the adapter's turns with a hand-made engine and a transcript in memory, and a
/// visitor before it.
abstract class TurnsHouse {
  static final SiteId HOTEL = new SiteId("hotel");
  static final Turn FIRST = new Turn(1);
  static final Turn SECOND = new Turn(2);
  static final int NOTHING = -1;

  final Background background = new Background();
  final RecipientKey recipient = RecipientKey.generate();
  final MemoryTranscript transcript = new MemoryTranscript();
  final HandEngine engine = new HandEngine(false);
  final HandEngine embedded = new HandEngine(true);
  final Replica here = replica(transcript, 100);
  final Visitor visitor = Visitor.of(HOTEL, recipient.publicBytes());

  record Replica(Turns turns, RunningTurns running) {}

  Visit visit() {
    return visit(visitor, "guest-1");
  }

  /// While the house is busy.
  Visit visit(Rung rung) {
    return new Visit(visit().ticket(), visit().signed(), rung);
  }

  static Visit visit(Visitor guest, String subject) {
    return new Visit(
        new Ticket(
            guest.site(),
            new SubjectId(subject),
            guest.conversation(),
            Set.of(Ticket.Purpose.CONVERSATION),
            Instant.MAX),
        subject,
        Rung.USUAL);
  }

  Conversation kept() {
    return visit().keptUnder(new dev.parley.adapter.sealing.key.KeyDigest(visitor.keyDigest()));
  }

  KeyProof proof() {
    return KeyProof.parse(visitor.keyHeader());
  }

  List<Visitor.Chunk> read(Reading reading) {
    var chunks = new ArrayList<Visitor.Chunk>();
    var problem = drain(reading, chunks);
    assertThat(problem).isEmpty();
    return chunks;
  }

  ProblemCode broken(Reading reading) {
    var chunks = new ArrayList<Visitor.Chunk>();
    var problem = drain(reading, chunks);
    assertThat(chunks).noneMatch(Visitor.Chunk::last);
    return problem.orElseThrow();
  }

  Optional<ProblemCode> drain(Reading reading, List<Visitor.Chunk> chunks) {
    try {
      for (var number = reading.from(); ; number++) {
        switch (reading.reply().next(number, Duration.ofSeconds(20))) {
          case ReplyStream.Next.Chunk(var chunk) -> chunks.add(opened(chunk.frame()));
          case ReplyStream.Next.End() -> {
            return Optional.empty();
          }
          case ReplyStream.Next.Broken(var problem) -> {
            return Optional.of(problem.code());
          }
          case ReplyStream.Next.Quiet() -> throw new AssertionError("nothing came");
        }
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  Visitor.Chunk opened(String frame) {
    return visitor.open(frame);
  }

  static String whole(List<Visitor.Chunk> chunks) {
    var text = new StringBuilder();
    chunks.forEach(chunk -> text.append(chunk.text()));
    return text.toString();
  }

  Replica replica(Transcript kept, int atOnce) {
    return replica(kept, atOnce, InstantSource.system());
  }

  Replica replica(Transcript kept, int atOnce, InstantSource clock) {
    var settings = new Bounds(atOnce);
    var running = new RunningTurns(settings, clock);
    var sealing =
        new Sealing(
            id -> Optional.of(recipient).filter(key -> key.id().equals(id)),
            new Keys(),
            background);
    var answering =
        new Answering(
            new Routing(List.of(engine, embedded)),
            new BoundGrounding(new NoDesk()),
            kept,
            running,
            settings,
            new Audit());
    return new Replica(new Turns(sealing, new Guard(), kept, running, answering), running);
  }

  static void assertRefused(ProblemCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private record Keys() implements SealingSettings {
    @Override
    public Duration keyLife() {
      return Duration.ofMinutes(10);
    }

    @Override
    public int keys() {
      return 100;
    }
  }

  private record Bounds(int atOnce) implements TurnSettings {
    @Override
    public Duration longest() {
      return Duration.ofMinutes(2);
    }

    @Override
    public int longestReply() {
      return 32_000;
    }

    @Override
    public int earlier() {
      return 20;
    }

    @Override
    public Duration keepAlive() {
      return Duration.ofSeconds(15);
    }

    @Override
    public Duration drain() {
      return Duration.ofSeconds(5);
    }
  }

  private static final class NoDesk implements QuestionDesk {
    @Override
    public Table ask(String ticket, Query query) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public Grant prove(String ticket, Evidence evidence) {
      throw new AssertionError("nobody proves");
    }
  }
}
