package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Outcome;
import dev.parley.adapter.engine.scripted.script.Intent;
import dev.parley.adapter.engine.scripted.script.Script;
import dev.parley.adapter.engine.scripted.script.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One turn of a dialogue by the script.
final class Dialogue {
  private static final int MISSED_AT_MOST = 2;

  private final Script script;
  private final Understanding understanding;
  private final Rendering rendering;
  private final Consultation consultation;
  private final LocalDate today;

  Dialogue(
      Script script,
      Understanding understanding,
      Rendering rendering,
      Grounding grounding,
      LocalDate today) {
    this.script = script;
    this.understanding = understanding;
    this.rendering = rendering;
    this.consultation = new Consultation(script, rendering, grounding);
    this.today = today;
  }

  Said turn(String text, DialogueMemory memory) {
    var pending = Optional.ofNullable(script.intents().get(memory.intent()));
    return pending.isPresent() ? reply(text, pending.get(), memory) : afresh(text);
  }

  private Said afresh(String text) {
    return understanding.wanted(text).map(intent -> begin(intent, text)).orElseGet(this::unsure);
  }

  private Said unsure() {
    return new Said(
        new Outcome.Unsure(), rendering.say(script.phrases().unsure()), DialogueMemory.NOTHING, "");
  }

  private Said begin(Intent intent, String text) {
    var memory = new DialogueMemory(intent.name(), "", Map.of(), 0);
    return proceed(intent, memory.told(SlotFilling.found(intent.slots(), text, today)), text);
  }

  /// A text while we wait for something: what we asked for, or another wish, or neither.
  private Said reply(String text, Intent pending, DialogueMemory memory) {
    var open = open(slots(pending, memory), memory);
    var certain = SlotFilling.found(open, text, today);
    if (certain.isEmpty()) {
      var other = understanding.literally(text).or(() -> interruption(text));
      if (other.isPresent() && !other.get().aside()) {
        return begin(other.get(), text);
      }
    }
    var told = SlotFilling.replied(open, text, today);
    if (told.isEmpty()) {
      return missed(pending, memory.missedAgain(), open.getFirst());
    }
    return proceed(pending, memory.told(told), text);
  }

  /// One word alone may be a name, whatever it looks like.
  private Optional<Intent> interruption(String text) {
    return text.strip().indexOf(' ') < 0 ? Optional.empty() : understanding.wanted(text);
  }

  private Said missed(Intent pending, DialogueMemory memory, Slot slot) {
    if (memory.missed() >= MISSED_AT_MOST) {
      return new Said(
          new Outcome.Unsure(),
          rendering.say(script.phrases().stuck()),
          DialogueMemory.NOTHING,
          pending.name());
    }
    return new Said(
        new Outcome.Asked(slot.name()), rendering.say(slot.again()), memory, pending.name());
  }

  private Said proceed(Intent intent, DialogueMemory memory, String text) {
    var open = open(slots(intent, memory), memory);
    if (!open.isEmpty()) {
      return ask(intent, memory, open.getFirst());
    }
    return switch (consultation.consult(intent, memory)) {
      case Consultation.Result.Done(var outcome, var reply) ->
          new Said(outcome, reply, DialogueMemory.NOTHING, intent.name());
      case Consultation.Result.TryAgain(var outcome, var reply) ->
          new Said(outcome, reply, memory.asNew(), intent.name());
      case Consultation.Result.Proof(var kind) -> {
        var asking = memory.asking(kind);
        var slots = slots(intent, asking);
        yield proceed(intent, asking.told(SlotFilling.found(slots, text, today)), text);
      }
    };
  }

  private Said ask(Intent intent, DialogueMemory memory, Slot slot) {
    return new Said(
        new Outcome.Asked(slot.name()), rendering.say(slot.ask()), memory, intent.name());
  }

  private List<Slot> slots(Intent intent, DialogueMemory memory) {
    var proof = script.proofs().get(memory.proof());
    return proof == null ? intent.slots() : proof.slots();
  }

  private static List<Slot> open(List<Slot> slots, DialogueMemory memory) {
    return slots.stream().filter(slot -> !memory.slots().containsKey(slot.name())).toList();
  }
}
