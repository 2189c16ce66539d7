package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Outcome;
import dev.parley.adapter.engine.scripted.script.Intent;
import dev.parley.adapter.engine.scripted.script.Lookup;
import dev.parley.adapter.engine.scripted.script.ProofForm;
import dev.parley.adapter.engine.scripted.script.Script;
import dev.parley.adapter.engine.scripted.script.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Answers an intent whose slots are all told: proves what is to be proved, asks the catalogue and
/// words what comes back.
final class Consultation {
  private static final String MAY_BE_TRIED_AGAIN = "proof.wrong";
  private static final String UNAVAILABLE = "upstream.unavailable";
  private static final String NO_PROOF_OF_THAT_KIND = "grant.missing";

  /// What came of it.
  sealed interface Result {
    record Done(Outcome outcome, String reply) implements Result {}

    /// A proof was wrong: what it was made of is to be asked for again.
    record TryAgain(Outcome outcome, String reply) implements Result {}

    /// This proof is needed first.
    record Proof(String kind) implements Result {}
  }

  private final Script script;
  private final Rendering rendering;
  private final Grounding grounding;

  Consultation(Script script, Rendering rendering, Grounding grounding) {
    this.script = script;
    this.rendering = rendering;
    this.grounding = grounding;
  }

  Result consult(Intent intent, DialogueMemory memory) {
    var proof = script.proofs().get(memory.proof());
    return proof == null ? answer(intent, memory) : prove(intent, memory, proof);
  }

  private Result prove(Intent intent, DialogueMemory memory, ProofForm proof) {
    return switch (grounding.prove(proof.kind(), fields(proof, memory))) {
      case Grounding.Proof.Proven() -> answer(intent, memory);
      case Grounding.Proof.Refused(var code) when code.equals(MAY_BE_TRIED_AGAIN) ->
          new Result.TryAgain(new Outcome.Refused(code), rendering.say(proof.wrong()));
      case Grounding.Proof.Refused(var code) -> refused(code, proof.exhausted());
      case Grounding.Proof.Unavailable() -> refused(UNAVAILABLE, script.phrases().unavailable());
    };
  }

  private static Map<String, String> fields(ProofForm proof, DialogueMemory memory) {
    var fields = new HashMap<>(memory.slots());
    fields.keySet().retainAll(proof.slots().stream().map(slot -> slot.name()).toList());
    return fields;
  }

  private Result answer(Intent intent, DialogueMemory memory) {
    if (intent.lookup().isEmpty()) {
      return said(rendering.say(intent.answer(), memory.slots()));
    }
    var lookup = intent.lookup().get();
    return switch (grounding.ask(lookup.question(), arguments(lookup, memory))) {
      case Grounding.Answer.Rows(var rows) -> rows(intent, lookup, rows, memory);
      case Grounding.Answer.NeedsProof(var kind) -> needs(kind, memory);
      case Grounding.Answer.Refused(var code) -> refused(code, script.phrases().refused());
      case Grounding.Answer.Unavailable() -> refused(UNAVAILABLE, script.phrases().unavailable());
    };
  }

  /// A proof that was just given and is asked for again would be asked for without end.
  private Result needs(String kind, DialogueMemory memory) {
    return script.proofs().containsKey(kind) && !memory.proof().equals(kind)
        ? new Result.Proof(kind)
        : refused(NO_PROOF_OF_THAT_KIND, script.phrases().refused());
  }

  private Map<String, String> arguments(Lookup lookup, DialogueMemory memory) {
    return lookup.arguments().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                argument -> rendering.fill(argument.getValue(), memory.slots())));
  }

  private Result rows(
      Intent intent, Lookup lookup, List<Map<String, String>> came, DialogueMemory memory) {
    var rows = lookup.turning().map(turning -> turning.turn(came)).orElse(came);
    if (rows.isEmpty()) {
      return said(rendering.say(lookup.none().orElse(script.phrases().none()), memory.slots()));
    }
    var values = new HashMap<>(memory.slots());
    values.putAll(rows.getFirst());
    lookup.row().ifPresent(row -> values.put("rows", lines(row, rows)));
    return said(rendering.say(intent.answer(), values));
  }

  private String lines(Wording row, List<Map<String, String>> rows) {
    return rows.stream()
        .map(values -> rendering.say(row, values))
        .collect(Collectors.joining("\n"));
  }

  private static Result said(String reply) {
    return new Result.Done(new Outcome.Answered(), reply);
  }

  private Result refused(String code, Wording why) {
    return new Result.Done(new Outcome.Refused(code), rendering.say(why));
  }
}
