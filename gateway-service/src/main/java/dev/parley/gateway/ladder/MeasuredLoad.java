package dev.parley.gateway.ladder;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// What this replica sees of itself over the last seconds. Admission and relay tell it what they
/// did; a telling costs an atomic addition.
@Singleton
public class MeasuredLoad implements LoadSignals {

  /// A share of fewer than these says nothing.
  private static final int LEAST = 20;

  private static final double WINDOW_MILLIS = Recently.SECONDS * 1_000.0;

  private final LadderSettings.Full full;
  private final Recently admitted;
  private final Recently refused;
  private final Recently answered;
  private final Recently failed;
  private final Recently late;
  private final AtomicInteger streams = new AtomicInteger();

  @Inject
  MeasuredLoad(LadderSettings settings) {
    this(settings, InstantSource.system());
  }

  public MeasuredLoad(LadderSettings settings, InstantSource clock) {
    this.full = settings.full();
    if (full.streams() < 1
        || !share(full.late())
        || !share(full.upstreamFailures())
        || !share(full.refusals())) {
      throw new IllegalStateException(
          "parley.ladder.full: streams must be positive, shares above 0 and at most 1");
    }
    this.admitted = new Recently(clock);
    this.refused = new Recently(clock);
    this.answered = new Recently(clock);
    this.failed = new Recently(clock);
    this.late = new Recently(clock);
  }

  public void admitted() {
    admitted.add(1);
  }

  public void refused() {
    refused.add(1);
  }

  public void streamOpened() {
    streams.incrementAndGet();
  }

  public void streamClosed() {
    streams.decrementAndGet();
  }

  public void upstreamAnswered() {
    answered.add(1);
  }

  public void upstreamFailed() {
    failed.add(1);
  }

  /// A timer of the event loop came late. Added up, it is the share of the time for which the loop
  /// kept everybody waiting: one long pause does not close the house, many short ones do.
  void late(Duration by) {
    late.add(by.toMillis());
  }

  @Override
  public Load load() {
    return new Load(
        share(refused, admitted) / full.refusals(),
        (double) streams.get() / full.streams(),
        (double) late.sum() / WINDOW_MILLIS / full.late(),
        share(failed, answered) / full.upstreamFailures());
  }

  private static double share(Recently bad, Recently good) {
    var all = bad.sum() + good.sum();
    return all < LEAST ? 0 : (double) bad.sum() / all;
  }

  private static boolean share(double value) {
    return value > 0 && value <= 1;
  }
}
