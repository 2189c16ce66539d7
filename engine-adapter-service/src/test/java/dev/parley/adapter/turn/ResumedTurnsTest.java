package dev.parley.adapter.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.sealing.Visitor;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.adapter.transcript.StoredReply;
import dev.parley.kernel.problem.ProblemCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Replies told again: to a reader that was cut, by this replica or another.
@Timeout(30)
class ResumedTurnsTest extends TurnsHouse {

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
}
