package dev.parley.adapter.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.kernel.envelope.UnreadableException;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class MiddlewareTranscriptTest extends TranscriptContract {
  private final MemoryKeyring vault = new MemoryKeyring();
  private final MemoryMessageStore store = new MemoryMessageStore();
  private final Transcript transcript = replica();

  @Override
  Transcript transcript() {
    return transcript;
  }

  @Test
  void sealsWhatItSends() {
    transcript.keep(conversation, FIRST, message("canary"));

    assertThat(store.everything()).doesNotContain("canary", "Y2FuYXJ5");
  }

  @Test
  void hasOneKeyAConversation() {
    transcript.keep(conversation, FIRST, message("Hello"));
    transcript.keep(conversation, FIRST, REPLY);
    transcript.keep(conversation, SECOND, message("Hello"));

    assertThat(vault.keys()).isEqualTo(1);
  }

  @Test
  void takesUpTheKeyOfAnotherReplica() {
    transcript.keep(conversation, FIRST, message("Hello"));
    var other = replica();

    assertThat(other.read(conversation)).hasSize(1);
    other.keep(conversation, FIRST, REPLY);

    assertThat(vault.keys()).isEqualTo(1);
    assertThat(transcript.read(conversation).getFirst().reply()).contains(REPLY);
  }

  @Test
  void opensNoMessageThatWasMovedToAnotherTurn() {
    transcript.keep(conversation, FIRST, message("Yes"));
    transcript.keep(conversation, SECOND, message("No"));
    store.swap(conversation.id().toString(), 0, 1);

    assertThatThrownBy(() -> transcript.read(conversation)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void tellsASilentMiddlewareFromARefusal() {
    store.failWith(new ProcessingException(new ConnectException("Connection refused")));

    assertRefused(
        ProblemCode.UPSTREAM_UNAVAILABLE,
        () -> transcript.keep(conversation, FIRST, message("Hello")));
    assertRefused(ProblemCode.UPSTREAM_UNAVAILABLE, () -> transcript.read(conversation));
  }

  @Test
  void passesOnThatNoBucketIsOpen() {
    store.failWith(refusal(ProblemCode.BUCKET_MISSING));

    assertRefused(
        ProblemCode.BUCKET_MISSING, () -> transcript.keep(conversation, FIRST, message("Hello")));
  }

  @Test
  void keepsToItselfThatItMayNotCall() {
    store.failWith(refusal(ProblemCode.CALLER_FORBIDDEN));

    assertRefused(
        ProblemCode.UPSTREAM_UNAVAILABLE,
        () -> transcript.keep(conversation, FIRST, message("Hello")));
  }

  @Test
  void takesAnAnswerWithoutACodeForAnOutage() {
    store.failWith(new MiddlewareRefusedException(502, new JsonObject()));

    assertRefused(ProblemCode.UPSTREAM_UNAVAILABLE, () -> transcript.read(conversation));
  }

  private static MiddlewareRefusedException refusal(ProblemCode code) {
    return new MiddlewareRefusedException(code.status(), Problem.of(code).toJson());
  }

  private MiddlewareTranscript replica() {
    return new MiddlewareTranscript(store, new InnerSeal(new HistoryKeys(vault.keyring())));
  }
}
