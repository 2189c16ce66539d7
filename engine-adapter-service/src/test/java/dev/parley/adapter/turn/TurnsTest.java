package dev.parley.adapter.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.sealing.Visitor;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.adapter.transcript.KeptTurn;
import dev.parley.adapter.transcript.StoredReply;
import dev.parley.adapter.transcript.Transcript;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest extends TurnsHouse {

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
  void refusesAReplayAndAGap() throws InterruptedException {
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));

    assertRefused(
        ProblemCode.MESSAGE_REPLAYED,
        () -> here.turns().begin(visit(), visitor.frame(1, "Hello", "en")));
    assertRefused(
        ProblemCode.MESSAGE_OUT_OF_ORDER,
        () -> here.turns().begin(visit(), visitor.frame(3, "Hello", "en")));
    // A reply has ended a moment before its turn leaves.
    here.running().drain();
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
}
