package dev.parley.endtoend.faults;

import static dev.parley.endtoend.faults.BadFramesTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.ConversationKeys;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.endtoend.visitor.Visitor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No acknowledged message is lost or doubled, whoever sends it again.
class ReplayTest {
  private final Visitor visitor = House.visitor();
  private final Talk talk = new Talk(visitor);

  @Test
  void refusesTheSameFrameTwice() {
    var frame = talk.keys().seal(1, Visitor.text("what time is check-in?"));
    var conversation = talk.keys().conversation();
    assertThat(visitor.post(talk.session(), conversation, frame).statusCode()).isEqualTo(200);
    refused(visitor.post(talk.session(), conversation, frame), 409, "message.replayed");
    assertThat(House.records().storedMessages(conversation)).isEqualTo(2);
  }

  @Test
  void acceptsOneOfManyAtOnce() throws Exception {
    var frame = talk.keys().seal(1, Visitor.text("what time is check-in?"));
    var conversation = talk.keys().conversation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads
              .invokeAll(
                  IntStream.range(0, 8)
                      .<java.util.concurrent.Callable<Integer>>mapToObj(
                          _ -> () -> visitor.post(talk.session(), conversation, frame).statusCode())
                      .toList())
              .stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(answers).containsOnlyOnce(200).contains(409);
    }
    assertThat(House.records().storedMessages(conversation)).isEqualTo(2);
  }

  @Test
  void refusesAnotherSessionsConversation() {
    talk.say("what time is check-in?");
    var frame = talk.keys().seal(2, Visitor.text("and check-out?"));
    refused(
        visitor.post(visitor.session(), talk.keys().conversation(), frame),
        403,
        "conversation.not-yours");
    refused(visitor.resume(visitor.session(), talk.keys(), 1, null), 403, "conversation.not-yours");
  }

  @Test
  void refusesAConversationWhoseKeyChanges() {
    talk.say("what time is check-in?");
    var fresh = visitor.keys(talk.session());
    var thief =
        new ConversationKeys(
            visitor.site(),
            talk.keys().conversation(),
            fresh.keyId(),
            visitor.publicKey(talk.session()));
    refused(
        visitor.post(
            talk.session(), thief.conversation(), thief.seal(2, Visitor.text("and check-out?"))),
        409,
        "conversation.key-changed");
    refused(visitor.resume(talk.session(), thief, 1, null), 409, "conversation.key-changed");
  }
}
