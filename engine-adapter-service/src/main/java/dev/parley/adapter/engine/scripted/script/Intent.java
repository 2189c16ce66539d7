package dev.parley.adapter.engine.scripted.script;

import java.util.List;
import java.util.Optional;

/// Something that visitors want, and what to do about it.
///
/// @param examples in all languages
/// @param aside whether it is talk by the way, such as a greeting: it gives way to any other intent
///   in the same text and never ends a question of ours
/// @param slots what must be known before it is answered
/// @param answer with the places of the lookup's first row and of the slots
public record Intent(
    String name,
    List<String> examples,
    boolean aside,
    List<Slot> slots,
    Optional<Lookup> lookup,
    Wording answer) {
  public Intent {
    examples = List.copyOf(examples);
    slots = List.copyOf(slots);
  }
}
