package dev.parley.adapter.turn;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Outcome;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.adapter.engine.Usage;
import dev.parley.kernel.id.SiteId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// An engine that says what the test tells it, when the test lets it.
final class HandEngine implements Engine {
  private final boolean costsNothing;
  private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
  private volatile List<String> parts = List.of("From three ", "o'clock.");
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int partsBeforeTheGate;
  private volatile Runnable beforeItEnds = () -> {};

  HandEngine(boolean costsNothing) {
    this.costsNothing = costsNothing;
  }

  @Override
  public String name() {
    return "hand";
  }

  @Override
  public boolean serves(SiteId site) {
    return site.value().equals("hotel");
  }

  @Override
  public boolean costsNothing() {
    return costsNothing;
  }

  @Override
  public Completion answer(Prompt prompt, Grounding grounding, ReplySink sink) {
    prompts.add(prompt);
    var said = 0;
    for (var part : parts) {
      if (said++ == partsBeforeTheGate && !passGate()) {
        return completion(true);
      }
      if (sink.accept(part) == ReplySink.Demand.STOP) {
        return completion(true);
      }
    }
    beforeItEnds.run();
    return completion(false);
  }

  private boolean passGate() {
    try {
      gate.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Completion completion(boolean stopped) {
    return new Completion(
        new Outcome.Answered(), new EngineMemory("remembered"), Usage.NONE, "", stopped);
  }

  HandEngine saying(String... reply) {
    parts = List.of(reply);
    return this;
  }

  /// Waits after so many parts until the latch is counted down.
  HandEngine waitingAfter(int count, CountDownLatch latch) {
    partsBeforeTheGate = count;
    gate = latch;
    return this;
  }

  HandEngine endingWith(Runnable last) {
    beforeItEnds = last;
    return this;
  }

  List<Prompt> prompts() {
    return prompts;
  }
}
