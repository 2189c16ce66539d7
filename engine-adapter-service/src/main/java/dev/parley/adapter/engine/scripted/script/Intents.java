package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the intents of a script.
final class Intents {
  private static final int FEWEST_EXAMPLES = 4;
  private static final String ROWS = "rows";

  private final List<Language> languages;
  private final Wordings wordings;
  private final Slots slots;
  private final Questions questions;
  private final Map<String, ProofForm> proofs;
  private final Set<String> seenExamples = new HashSet<>();

  Intents(
      List<Language> languages,
      Wordings wordings,
      Slots slots,
      Questions questions,
      Map<String, ProofForm> proofs) {
    this.languages = languages;
    this.wordings = wordings;
    this.slots = slots;
    this.questions = questions;
    this.proofs = proofs;
  }

  Map<String, Intent> read(Section root) {
    var intents = new LinkedHashMap<String, Intent>();
    for (var section : root.sections("intents")) {
      var intent = intent(section);
      if (intents.put(intent.name(), intent) != null) {
        section.flaw("name", "the intent '" + intent.name() + "' is here twice");
      }
    }
    if (intents.size() == 1) {
      root.flaw("intents", "a script needs two intents to tell apart");
    }
    return intents;
  }

  private Intent intent(Section section) {
    var name = section.text("name");
    var examples = examples(section);
    var aside = section.flag("aside");
    var needed = section.has("slots") ? slots.named(section, "slots") : List.<Slot>of();
    var places = new HashSet<String>();
    needed.forEach(slot -> places.add(slot.name()));
    var lookup = section.has("ask") ? lookup(section, places) : Optional.<Lookup>empty();
    if (lookup.flatMap(Lookup::row).isPresent()) {
      places.add(ROWS);
    }
    var answer = wordings.read(section, "answer", places);
    section.end();
    return new Intent(name, examples, aside, needed, lookup, answer);
  }

  private List<String> examples(Section parent) {
    var section = parent.section("examples");
    var all = new ArrayList<String>();
    for (var language : languages) {
      if (section.has(language.code())) {
        for (var example : section.texts(language.code())) {
          if (!seenExamples.add(example)) {
            section.flaw(language.code(), "an example is here twice: '" + example + "'");
          }
          all.add(example);
        }
      }
    }
    section.end();
    if (all.size() < FEWEST_EXAMPLES && parent.has("examples")) {
      parent.flaw("examples", "an intent needs at least " + FEWEST_EXAMPLES + " examples");
    }
    return all;
  }

  /// @param places the intent's slots; the question's columns are added
  private Optional<Lookup> lookup(Section section, Set<String> places) {
    var found = questions.named(section, "ask");
    var slotNames = Set.copyOf(places);
    found.ifPresent(entry -> {
      places.addAll(entry.columns());
      entry
          .proof()
          .map(proofs::get)
          .ifPresent(form -> form.slots().forEach(slot -> places.add(slot.name())));
    });
    var arguments = new HashMap<String, Template>();
    var with = section.maybeSection("with");
    for (var argument : with.keys()) {
      var template = Template.parse(with.text(argument));
      wordings.check(with, argument, template, slotNames);
      if (found.isPresent() && !found.get().arguments().contains(argument)) {
        with.flaw(argument, "the question has no argument '" + argument + "'");
      }
      arguments.put(argument, template);
    }
    var row = section.has("row") ? wordings.read(section, "row", places) : null;
    var none = section.has("none") ? wordings.read(section, "none", slotNames) : null;
    return found.map(entry ->
        new Lookup(
            entry.question(),
            arguments,
            entry.turning(),
            Optional.ofNullable(row),
            Optional.ofNullable(none)));
  }
}
