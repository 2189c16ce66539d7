package dev.parley.adapter.service;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Outcome;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.adapter.engine.Usage;
import dev.parley.kernel.id.SiteId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/// Comes before the scripted engine where a test lets it in.
@ApplicationScoped
@Priority(10)
public class CostlyEngine implements Engine {
  static final String WORDS = "That was dear.";

  private static volatile boolean here;

  static void let(boolean in) {
    here = in;
  }

  @Override
  public String name() {
    return "costly";
  }

  @Override
  public boolean serves(SiteId site) {
    return here;
  }

  @Override
  public boolean costsNothing() {
    return false;
  }

  @Override
  public Completion answer(Prompt prompt, Grounding grounding, ReplySink sink) {
    var _ = sink.accept(WORDS);
    return new Completion(new Outcome.Answered(), new EngineMemory("none"), Usage.NONE, "", false);
  }
}
