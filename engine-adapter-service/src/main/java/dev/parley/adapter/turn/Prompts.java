package dev.parley.adapter.turn;

import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.Exchange;
import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.adapter.transcript.KeptTurn;
import dev.parley.adapter.transcript.Transcript;
import dev.parley.kernel.id.Turn;
import java.util.List;

/// What an engine is told of a turn: the message and, from the transcript, what came before.
final class Prompts {
  private Prompts() {}

  static Prompt of(
      Transcript transcript,
      Conversation conversation,
      Turn turn,
      InspectedMessage message,
      int earlier) {
    var answered =
        turn.number() == 1
            ? List.<KeptTurn>of()
            : transcript.read(conversation).stream()
                .filter(kept -> kept.turn().number() < turn.number())
                .filter(kept -> kept.reply().isPresent())
                .toList();
    var memory =
        answered.isEmpty()
            ? EngineMemory.NONE
            : new EngineMemory(answered.getLast().reply().orElseThrow().memory());
    return new Prompt(
        conversation.site(),
        Language.of(message.language()).orElseThrow(),
        message.text(),
        answered.stream()
            .skip(Math.max(0, answered.size() - earlier))
            .map(kept -> new Exchange(kept.message().text(), kept.reply().orElseThrow().text()))
            .toList(),
        memory);
  }
}
