package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.kernel.id.SiteId;
import java.util.ArrayList;
import java.util.List;

/// Someone who talks to an engine, turn after turn, each perhaps with another replica.
final class Visitor {
  private final SiteId site;
  private final Language language;
  private final Grounding grounding;
  private final List<String> parts = new ArrayList<>();
  private EngineMemory memory = EngineMemory.NONE;

  Visitor(SiteId site, Language language, Grounding grounding) {
    this.site = site;
    this.language = language;
    this.grounding = grounding;
  }

  Completion says(Engine engine, String text) {
    parts.clear();
    var completion =
        engine.answer(
            new Prompt(site, language, text, List.of(), memory),
            grounding,
            part -> {
              parts.add(part);
              return ReplySink.Demand.MORE;
            });
    memory = completion.memory();
    return completion;
  }

  String heard() {
    return String.join("", parts);
  }

  int parts() {
    return parts.size();
  }
}
