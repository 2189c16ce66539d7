package dev.parley.adapter.engine.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.adapter.engine.EngineMemory;
import java.util.HashMap;
import java.util.Map;

/// Where a dialogue stands: what is being asked for, for which intent, and what was told already.
/// Never prints what was told.
///
/// @param intent what will be answered when all is told; empty when nothing is being asked for
/// @param proof the proof that is being asked for; empty when it is the intent's own slots
/// @param slots what was told, by slot
/// @param missed how often in a row the reply was not understood
record DialogueMemory(String intent, String proof, Map<String, String> slots, int missed) {
  static final DialogueMemory NOTHING = new DialogueMemory("", "", Map.of(), 0);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  DialogueMemory {
    slots = Map.copyOf(slots);
  }

  boolean isAsking() {
    return !intent.isEmpty();
  }

  DialogueMemory told(Map<String, String> more) {
    var all = new HashMap<>(slots);
    all.putAll(more);
    return new DialogueMemory(intent, proof, all, 0);
  }

  DialogueMemory asking(String proof) {
    return new DialogueMemory(intent, proof, slots, 0);
  }

  DialogueMemory missedAgain() {
    return new DialogueMemory(intent, proof, slots, missed + 1);
  }

  /// Forgets what was told, as after a wrong proof, and asks again.
  DialogueMemory asNew() {
    return new DialogueMemory(intent, proof, Map.of(), 0);
  }

  EngineMemory pack() {
    if (!isAsking()) {
      return EngineMemory.NONE;
    }
    var json = JsonNodeFactory.instance.objectNode();
    json.put("intent", intent).put("proof", proof).put("missed", missed);
    var told = json.putObject("slots");
    slots.forEach(told::put);
    return new EngineMemory(json.toString());
  }

  /// A memory that is not of this form, as after a change of engines, is nothing remembered.
  static DialogueMemory unpack(EngineMemory memory) {
    if (memory.value().isEmpty()) {
      return NOTHING;
    }
    try {
      var json = JSON.readTree(memory.value());
      var slots = new HashMap<String, String>();
      json.path("slots").properties().forEach(e -> slots.put(e.getKey(), e.getValue().asText()));
      return new DialogueMemory(
          json.path("intent").asText(),
          json.path("proof").asText(),
          slots,
          json.path("missed").asInt());
    } catch (JsonProcessingException unknown) {
      return NOTHING;
    }
  }

  @Override
  public String toString() {
    return "DialogueMemory[" + intent + ", " + slots.keySet() + "]";
  }
}
