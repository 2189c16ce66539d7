package dev.parley.adapter.engine.scripted.intent;

import java.util.HashMap;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Deals examples out so that every part gets its share of every intent.
final class Deal {
  /// Each part costs a training of its own, and a service waits for them at its start.
  private static final int PARTS = 2;

  private Deal() {}

  static IntUnaryOperator evenly(List<Example> examples) {
    var dealt = new HashMap<Object, Integer>();
    var parts = new int[examples.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = dealt.merge(examples.get(i).intents(), 1, Integer::sum) % PARTS;
    }
    return i -> parts[i];
  }
}
