package dev.parley.adapter.engine;

import dev.parley.kernel.id.SiteId;
import java.util.List;

/// What an engine is told of a turn. Never prints a text.
///
/// @param text the visitor's text after inspection: 1 to 4,000 code points
/// @param earlier the conversation's turns before this one, oldest first; may be cut at the front
/// @param memory what the engine handed back with the reply before this turn
public record Prompt(
    SiteId site, Language language, String text, List<Exchange> earlier, EngineMemory memory) {
  public Prompt {
    earlier = List.copyOf(earlier);
  }

  /// The first turn of a conversation.
  public static Prompt first(SiteId site, Language language, String text) {
    return new Prompt(site, language, text, List.of(), EngineMemory.NONE);
  }

  @Override
  public String toString() {
    return "Prompt[" + site + ", " + language + ", " + earlier.size() + " earlier, hidden]";
  }
}
