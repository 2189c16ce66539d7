package dev.parley.adapter.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.background.Background;
import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.grounding.BoundGrounding;
import dev.parley.adapter.grounding.QuestionDesk;
import dev.parley.adapter.guard.Guard;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.routing.Routing;
import dev.parley.adapter.sealing.KeyProof;
import dev.parley.adapter.sealing.RecipientKey;
import dev.parley.adapter.sealing.Sealing;
import dev.parley.adapter.sealing.SealingSettings;
import dev.parley.adapter.sealing.Visitor;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.adapter.transcript.KeptTurn;
import dev.parley.adapter.transcript.MemoryTranscript;
import dev.parley.adapter.transcript.StoredReply;
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
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
  private static final SiteId HOTEL = new SiteId("hotel");
  private static final Turn FIRST = new Turn(1);
  private static final Turn SECOND = new Turn(2);
  private static final int NOTHING = -1;

  private final Background background = new Background();
  private final RecipientKey recipient = RecipientKey.generate();
  private final MemoryTranscript transcript = new MemoryTranscript();
  private final HandEngine engine = new HandEngine();
  private final Replica here = replica(transcript, 100);
  private final Visitor visitor = Visitor.of(HOTEL, recipient.publicBytes());

  private record Replica(Turns turns, RunningTurns running) {}

  @Test
  void answersAMessageAndKeepsBoth() {
    var chunks = read(here.turns().begin(visit(), visitor.frame(1, "Check-in?", "en")));

    assertThat(whole(chunks)).isEqualTo("From three o'clock.");
    assertThat(chunks.getLast().last()).isTrue();
    assertThat(chunks.getLast().outcome()).isEqualTo("answered");
    var kept = transcript.read(kept()).getFirst();
    assertThat(kept.message().text()).isEqualTo("Check-in?");
    assertThat(kept.reply())
        .contains(new StoredReply("From three o'clock.", "answered", "remembered"));
  }

  @Test
  void storesTheMessageBeforeTheFirstChunkAndTheReplyBeforeTheLast() {
    var steps = new ArrayList<String>();
    var watched =
        replica(
            new Transcript() {
              @Override
              public void keep(Conversation conversation, Turn turn, InspectedMessage message) {
                steps.add("message stored");
                transcript.keep(conversation, turn, message);
              }

              @Override
              public void keep(Conversation conversation, Turn turn, StoredReply reply) {
                steps.add("reply stored");
                transcript.keep(conversation, turn, reply);
              }

              @Override
              public List<KeptTurn> read(Conversation conversation) {
                return transcript.read(conversation);
              }
            },
            100);
    engine.endingWith(() -> steps.add("engine ended"));

    var _ = read(watched.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    assertThat(steps).containsExactly("message stored", "engine ended", "reply stored");
  }

  @Test
  void tellsTheEngineWhatCameBeforeAndWhatItRemembered() {
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Check-in?", "en")));
    var _ = read(here.turns().begin(visit(), visitor.frame(2, "And check-out?", "de")));

    assertThat(engine.prompts().getFirst().memory()).isEqualTo(EngineMemory.NONE);
    var second = engine.prompts().getLast();
    assertThat(second.text()).isEqualTo("And check-out?");
    assertThat(second.memory().value()).isEqualTo("remembered");
    assertThat(second.earlier()).hasSize(1);
    assertThat(second.earlier().getFirst().visitor()).isEqualTo("Check-in?");
    assertThat(second.earlier().getFirst().reply()).isEqualTo("From three o'clock.");
  }

  @Test
  void showsACardNumberNeitherToTheEngineNorToStorage() {
    var _ =
        read(here.turns().begin(visit(), visitor.frame(1, "my card is 4111 1111 1111 1111", "en")));

    assertThat(engine.prompts().getFirst().text()).isEqualTo("my card is •••• •••• •••• 1111");
    assertThat(transcript.read(kept()).getFirst().message().text())
        .isEqualTo("my card is •••• •••• •••• 1111");
  }

  @Test
  void refusesAReplayAndAGap() {
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    assertRefused(
        ProblemCode.MESSAGE_REPLAYED,
        () -> here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));
    assertRefused(
        ProblemCode.MESSAGE_OUT_OF_ORDER,
        () -> here.turns().begin(visit(), visitor.frame(3, "Hello", "en")));
    assertThat(here.running().size()).isZero();
  }

  @Test
  void refusesAReplayOfATurnThatIsStillAtWork() {
    var gate = new CountDownLatch(1);
    engine.waitingAfter(0, gate);
    var reading = here.turns().begin(visit(), visitor.frame(1, "Hello", "en"));

    assertRefused(
        ProblemCode.MESSAGE_REPLAYED,
        () -> here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));
    gate.countDown();
    assertThat(whole(read(reading))).isEqualTo("From three o'clock.");
  }

  @Test
  void storesNothingOfAFrameThatIsRefused() {
    var other = Visitor.of(HOTEL, RecipientKey.generate().publicBytes());

    assertRefused(
        ProblemCode.FRAME_MOVED, () -> here.turns().begin(visit(), other.frame(1, "Hello", "en")));
    assertRefused(
        ProblemCode.MESSAGE_MALFORMED,
        () -> here.turns().begin(visit(), visitor.frame(1, "{\"text\":\"\"}")));
    assertRefused(
        ProblemCode.MESSAGE_MALFORMED,
        () -> here.turns().begin(visit(), visitor.frame(1, "\u200B", "en")));
    assertThat(transcript.read(kept())).isEmpty();
    assertThat(engine.prompts()).isEmpty();
  }

  @Test
  void goesOnWhereAReaderOfThisReplicaWasCut() throws InterruptedException {
    var gate = new CountDownLatch(1);
    engine.waitingAfter(1, gate);
    var cut = here.turns().begin(visit(), visitor.frame(1, "Hello", "en"));
    assertThat(cut.reply().next(0, Duration.ofSeconds(10)))
        .isInstanceOf(ReplyStream.Next.Chunk.class);

    var resumed = here.turns().resume(visit(), FIRST, proof(), 0);
    gate.countDown();

    var chunks = read(resumed);
    assertThat(resumed.from()).isEqualTo(1);
    assertThat(chunks.getFirst().offset()).isEqualTo("From three ".length());
    assertThat(whole(chunks)).isEqualTo("o'clock.");
    assertThat(engine.prompts()).hasSize(1);
  }

  @Test
  void finishesATurnThatNobodyReads() throws InterruptedException {
    var reading = here.turns().begin(visit(), visitor.frame(1, "Hello", "en"));
    while (!(reading.reply().next(3, Duration.ofSeconds(10)) instanceof ReplyStream.Next.End)) {
      Thread.onSpinWait();
    }

    assertThat(transcript.read(kept()).getFirst().reply()).isPresent();
  }

  @Test
  void tellsAStoredReplyAgainOnAnotherReplica() {
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    var chunks = read(replica(transcript, 100).turns().resume(visit(), FIRST, proof(), 1));

    assertThat(chunks.getFirst().number()).isZero();
    assertThat(chunks.getFirst().offset()).isZero();
    assertThat(whole(chunks)).isEqualTo("From three o'clock.");
    assertThat(chunks.getLast().last()).isTrue();
    assertThat(engine.prompts()).hasSize(1);
  }

  @Test
  void answersAnewWhatAnotherReplicaLeftUnanswered() {
    var message = visitor.frame(1, "Hello", "en");
    engine.endingWith(() -> {
      throw new EngineUnavailableException("gone");
    });
    assertThat(broken(here.turns().begin(visit(), message)))
        .isEqualTo(ProblemCode.ENGINE_UNAVAILABLE);
    engine.endingWith(() -> {});

    var chunks = read(replica(transcript, 100).turns().resume(visit(), FIRST, proof(), 1));

    assertThat(whole(chunks)).isEqualTo("From three o'clock.");
    assertThat(chunks.getFirst().number()).isZero();
    assertThat(transcript.read(kept()).getFirst().reply()).isPresent();
  }

  @Test
  void tellsTheReplyOfTheReplicaThatWasFirst() {
    engine
        .saying("From three")
        .endingWith(() ->
            transcript.keep(kept(), FIRST, new StoredReply("From three o'clock.", "answered", "")));

    var chunks = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    assertThat(whole(chunks)).isEqualTo("From three o'clock.");
    assertThat(chunks.getLast().last()).isTrue();
  }

  @Test
  void neverJoinsTwoRepliesIntoOne() {
    engine
        .saying("At noon")
        .endingWith(() ->
            transcript.keep(kept(), FIRST, new StoredReply("From three o'clock.", "answered", "")));

    assertThat(broken(here.turns().begin(visit(), visitor.frame(1, "Hello", "en"))))
        .isEqualTo(ProblemCode.REPLY_EXISTS);
  }

  @Test
  void neverShowsABrokenEngineAsAnEnd() {
    engine.endingWith(() -> {
      throw new IllegalStateException("canary");
    });

    assertThat(broken(here.turns().begin(visit(), visitor.frame(1, "Hello", "en"))))
        .isEqualTo(ProblemCode.INTERNAL_ERROR);
    assertThat(transcript.read(kept()).getFirst().reply()).isEmpty();
  }

  @Test
  void tellsASiteWithoutAnEngineSo() {
    var spa = new SiteId("spa");
    var guest = Visitor.of(spa, recipient.publicBytes());

    assertThat(broken(here.turns().begin(visit(guest, "guest-1"), guest.frame(1, "Hello", "en"))))
        .isEqualTo(ProblemCode.ENGINE_UNAVAILABLE);
  }

  @Test
  void stopsAnEngineThatWritesWithoutEnd() {
    engine.saying("x".repeat(30_000), "x".repeat(3_000));

    assertThat(broken(here.turns().begin(visit(), visitor.frame(1, "Hello", "en"))))
        .isEqualTo(ProblemCode.ENGINE_UNAVAILABLE);
  }

  @Test
  void interruptsAnEngineThatTakesTooLong() {
    engine.waitingAfter(0, new CountDownLatch(1));
    var late = replica(transcript, 100, () -> Instant.now().plus(Duration.ofMinutes(3)));
    var reading = late.turns().begin(visit(), visitor.frame(1, "Hello", "en"));

    late.running().interruptLate();

    assertThat(broken(reading)).isEqualTo(ProblemCode.ENGINE_UNAVAILABLE);
  }

  @Test
  void cutsLongPartsButNoCharacter() {
    engine.saying("🥐".repeat(3_000) + "\uD83E", "\uDD50");

    var chunks = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    assertThat(whole(chunks)).isEqualTo("🥐".repeat(3_001));
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text()).doesNotContain("?"));
    assertThat(chunks.size()).isGreaterThan(2);
  }

  @Test
  void refusesATurnWhenThereIsNoRoomAndStoresNothing() {
    var full = replica(transcript, 0);

    assertRefused(
        ProblemCode.ENGINE_UNAVAILABLE,
        () -> full.turns().begin(visit(), visitor.frame(1, "Hello", "en")));
    assertThat(transcript.read(kept())).isEmpty();
  }

  @Test
  void tellsNobodyAReplyThatIsNotTheirs() {
    var gate = new CountDownLatch(1);
    engine.waitingAfter(0, gate);
    var reading = here.turns().begin(visit(), visitor.frame(1, "Hello", "en"));

    assertRefused(
        ProblemCode.CONVERSATION_NOT_YOURS,
        () -> here.turns().resume(visit(visitor, "guest-2"), FIRST, proof(), NOTHING));
    var impostor = Visitor.of(HOTEL, visitor.conversation(), recipient.publicBytes());
    assertRefused(
        ProblemCode.CONVERSATION_KEY_CHANGED,
        () -> here.turns().resume(visit(), FIRST, KeyProof.parse(impostor.keyHeader()), NOTHING));
    gate.countDown();
    var _ = read(reading);

    assertRefused(
        ProblemCode.CONVERSATION_NOT_YOURS,
        () -> here.turns().resume(visit(visitor, "guest-2"), FIRST, proof(), NOTHING));
  }

  @Test
  void knowsNoTurnThatNeverWas() {
    assertRefused(
        ProblemCode.REPLY_UNKNOWN, () -> here.turns().resume(visit(), FIRST, proof(), NOTHING));
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));
    assertRefused(
        ProblemCode.REPLY_UNKNOWN, () -> here.turns().resume(visit(), SECOND, proof(), NOTHING));
  }

  private Visit visit() {
    return visit(visitor, "guest-1");
  }

  private static Visit visit(Visitor guest, String subject) {
    return new Visit(
        new Ticket(
            guest.site(),
            new SubjectId(subject),
            guest.conversation(),
            Set.of(Ticket.Purpose.CONVERSATION),
            Instant.MAX),
        subject);
  }

  private Conversation kept() {
    return visit().keptUnder(new dev.parley.adapter.sealing.KeyDigest(visitor.keyDigest()));
  }

  private KeyProof proof() {
    return KeyProof.parse(visitor.keyHeader());
  }

  private List<Visitor.Chunk> read(Reading reading) {
    var chunks = new ArrayList<Visitor.Chunk>();
    var problem = drain(reading, chunks);
    assertThat(problem).isEmpty();
    return chunks;
  }

  private ProblemCode broken(Reading reading) {
    var chunks = new ArrayList<Visitor.Chunk>();
    var problem = drain(reading, chunks);
    assertThat(chunks).noneMatch(Visitor.Chunk::last);
    return problem.orElseThrow();
  }

  private Optional<ProblemCode> drain(Reading reading, List<Visitor.Chunk> chunks) {
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

  private Visitor.Chunk opened(String frame) {
    return visitor.open(frame);
  }

  private static String whole(List<Visitor.Chunk> chunks) {
    var text = new StringBuilder();
    chunks.forEach(chunk -> text.append(chunk.text()));
    return text.toString();
  }

  private Replica replica(Transcript kept, int atOnce) {
    return replica(kept, atOnce, InstantSource.system());
  }

  private Replica replica(Transcript kept, int atOnce, InstantSource clock) {
    var settings = new Bounds(atOnce);
    var running = new RunningTurns(settings, clock);
    var sealing =
        new Sealing(
            id -> Optional.of(recipient).filter(key -> key.id().equals(id)),
            new Keys(),
            background);
    var answering =
        new Answering(
            new Routing(List.of(engine)),
            new BoundGrounding(new NoDesk()),
            kept,
            running,
            settings,
            new Audit());
    return new Replica(new Turns(sealing, new Guard(), kept, running, answering), running);
  }

  private static void assertRefused(ProblemCode code, ThrowingCallable call) {
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
