package dev.parley.adapter.engine.scripted.script;

import java.util.List;

/// How a proof of the catalogue is asked for.
///
/// @param slots in the order they are asked for; their names are the proof's fields
/// @param wrong said when the proof was wrong and may be tried again
/// @param exhausted said when it may not be tried any more; offers a person
public record ProofForm(String kind, List<Slot> slots, Wording wrong, Wording exhausted) {
  public ProofForm {
    slots = List.copyOf(slots);
  }
}
