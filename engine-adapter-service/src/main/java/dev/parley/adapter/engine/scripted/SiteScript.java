package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.adapter.engine.Usage;
import dev.parley.adapter.engine.scripted.script.Script;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A script with what was learnt from its examples. Immutable.
final class SiteScript {
  private final Script script;
  private final Understanding understanding;
  private final InstantSource clock;

  SiteScript(Script script, InstantSource clock) {
    this.script = script;
    this.understanding = new Understanding(script);
    this.clock = clock;
  }

  Completion answer(Prompt prompt, Grounding grounding, ReplySink sink) {
    var rendering = new Rendering(script, prompt.language());
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var said =
        new Dialogue(script, understanding, rendering, grounding, today)
            .turn(prompt.text(), DialogueMemory.unpack(prompt.memory()));
    return new Completion(
        said.outcome(), said.memory().pack(), Usage.NONE, said.intent(), !release(said, sink));
  }

  private static boolean release(Said said, ReplySink sink) {
    for (var sentence : Sentences.of(said.reply())) {
      if (Thread.currentThread().isInterrupted()
          || sink.accept(sentence) == ReplySink.Demand.STOP) {
        return false;
      }
    }
    return true;
  }
}
