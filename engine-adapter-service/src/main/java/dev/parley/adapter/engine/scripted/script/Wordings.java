package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;

/// Reads wordings: every language of the script must be there, and every place must be known.
final class Wordings {
  private final List<Language> languages;
  private final Set<String> lists;

  /// @param lists the script's lists of words, which a place may name as its form
  Wordings(List<Language> languages, Set<String> lists) {
    this.languages = languages;
    this.lists = lists;
  }

  Wording plain(Section parent, String key) {
    return read(parent, key, Set.of());
  }

  Wording read(Section parent, String key, Set<String> places) {
    var section = parent.section(key);
    var templates = new EnumMap<Language, Template>(Language.class);
    for (var language : parent.has(key) ? languages : List.<Language>of()) {
      var template = Template.parse(section.text(language.code()));
      check(section, language.code(), template, places);
      templates.put(language, template);
    }
    section.end();
    return new Wording(templates);
  }

  void check(Section section, String key, Template template, Set<String> places) {
    if (template.hasStrayBrace()) {
      section.flaw(key, "a brace that is no place: places look like {name} or {name:form}");
    }
    for (var place : template.places()) {
      if (!places.contains(place.name())) {
        section.flaw(key, "no such place: {" + place.name() + "}");
      }
      place
          .form()
          .filter(form -> !Form.isWord(form) && !lists.contains(form))
          .ifPresent(form -> section.flaw(key, "no such form: '" + form + "'"));
    }
  }
}
