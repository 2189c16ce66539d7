package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Outcome;

/// A reply that is ready to go, and where the dialogue stands after it. Never prints the reply.
///
/// @param intent what the turn was taken for; empty when that is not sure
record Said(Outcome outcome, String reply, DialogueMemory memory, String intent) {
  @Override
  public String toString() {
    return "Said[" + outcome + ", " + intent + "]";
  }
}
