package dev.parley.adapter.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.guard.Guard;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.guard.Verdict;
import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What every transcript does, the real one and its double alike.
abstract class TranscriptContract {
  static final Turn FIRST = new Turn(1);
  static final Turn SECOND = new Turn(2);
  static final Turn THIRD = new Turn(3);
  static final StoredReply REPLY = new StoredReply("From three.", "answered", "memory");

  final Conversation conversation =
      new Conversation(
          new SiteId("hotel"),
          new ConversationId(UUID.randomUUID()),
          new KeyDigest("digest"),
          "ticket");

  abstract Transcript transcript();

  @Test
  void tellsWhatWasSaidInOrder() {
    transcript().keep(conversation, FIRST, message("What time is check-in?"));
    transcript().keep(conversation, FIRST, REPLY);
    transcript().keep(conversation, SECOND, message("Danke"));

    var turns = transcript().read(conversation);
    assertThat(turns).extracting(KeptTurn::turn).containsExactly(FIRST, SECOND);
    assertThat(turns.getFirst().message())
        .isEqualTo(new StoredMessage("What time is check-in?", "en"));
    assertThat(turns.getFirst().reply()).contains(REPLY);
    assertThat(turns.getLast().reply()).isEmpty();
  }

  @Test
  void tellsNothingOfAConversationThatNeverWas() {
    assertThat(transcript().read(conversation)).isEmpty();
  }

  @Test
  void refusesATurnThatWasAcceptedBefore() {
    transcript().keep(conversation, FIRST, message("Hello"));

    assertRefused(
        ProblemCode.MESSAGE_REPLAYED,
        () -> transcript().keep(conversation, FIRST, message("Hello")));
    assertThat(transcript().read(conversation)).hasSize(1);
  }

  @Test
  void refusesATurnWhenAnEarlierOneIsMissing() {
    transcript().keep(conversation, FIRST, message("Hello"));

    assertRefused(
        ProblemCode.MESSAGE_OUT_OF_ORDER,
        () -> transcript().keep(conversation, THIRD, message("Hello")));
  }

  @Test
  void refusesASecondReply() {
    transcript().keep(conversation, FIRST, message("Hello"));
    transcript().keep(conversation, FIRST, REPLY);

    assertRefused(ProblemCode.REPLY_EXISTS, () -> transcript().keep(conversation, FIRST, REPLY));
  }

  @Test
  void refusesAnotherSession() {
    transcript().keep(conversation, FIRST, message("Hello"));
    var stranger =
        new Conversation(
            conversation.site(), conversation.id(), conversation.key(), "another ticket");

    assertRefused(
        ProblemCode.CONVERSATION_NOT_YOURS,
        () -> transcript().keep(stranger, SECOND, message("Hello")));
    assertRefused(ProblemCode.CONVERSATION_NOT_YOURS, () -> transcript().read(stranger));
  }

  @Test
  void refusesAnotherSealedKey() {
    transcript().keep(conversation, FIRST, message("Hello"));
    var changed =
        new Conversation(
            conversation.site(),
            conversation.id(),
            new KeyDigest("another"),
            conversation.ticket());

    assertRefused(
        ProblemCode.CONVERSATION_KEY_CHANGED,
        () -> transcript().keep(changed, SECOND, message("Hello")));
    assertRefused(ProblemCode.CONVERSATION_KEY_CHANGED, () -> transcript().read(changed));
  }

  static InspectedMessage message(String text) {
    return switch (new Guard().inspect(text, "en")) {
      case Verdict.Passed(var message, _) -> message;
      case Verdict.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  static void assertRefused(ProblemCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
