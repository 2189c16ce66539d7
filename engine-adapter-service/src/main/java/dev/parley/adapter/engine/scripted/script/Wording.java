package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Language;
import java.util.Map;

/// The same thing said in each language of the script.
public record Wording(Map<Language, Template> templates) {
  public Wording {
    templates = Map.copyOf(templates);
  }

  /// @param fallback the script's first language, where it does not have the one asked for
  public Template in(Language language, Language fallback) {
    var template = templates.get(language);
    if (template == null) {
      template = templates.get(fallback);
    }
    if (template == null) {
      throw new IllegalStateException("a wording lacks the script's first language");
    }
    return template;
  }
}
