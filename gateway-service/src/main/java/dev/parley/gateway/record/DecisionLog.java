package dev.parley.gateway.record;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// The last decisions of the gates. Any thread may record at any time; none waits.
@Singleton
public class DecisionLog {
  private static final int FEWEST = 100;
  private static final int MOST = 1_000_000;
  private static final int MOST_LINES = 1_000;
  private static final long SECOND = 1_000;

  private final Pseudonyms pseudonyms = Pseudonyms.random();
  private final Ring<DecisionRecord> refusals;
  private final Ring<DecisionRecord> admissions;
  private final double sample;
  private final DoubleSupplier random;
  private final InstantSource clock;
  private final RefusalAudit audit;

  @Inject
  public DecisionLog(RecordSettings settings, Audit audit, Vertx vertx) {
    this(
        settings,
        audit::record,
        () -> ThreadLocalRandom.current().nextDouble(),
        InstantSource.system());
    var _ = vertx.setPeriodic(SECOND, second -> this.audit.flush());
  }

  /// @param random a number from 0 inclusive to 1 exclusive
  public DecisionLog(
      RecordSettings settings,
      Consumer<AuditEvent> audit,
      DoubleSupplier random,
      InstantSource clock) {
    require(
        settings.records() >= FEWEST && settings.records() <= MOST, "records", "100 to 1000000");
    require(settings.sample() >= 0 && settings.sample() <= 1, "sample", "0 to 1");
    require(
        settings.auditLines() >= 1 && settings.auditLines() <= MOST_LINES,
        "audit-lines",
        "1 to 1000");
    this.admissions = new Ring<>(settings.records() / 4);
    this.refusals = new Ring<>(settings.records() - settings.records() / 4);
    this.sample = settings.sample();
    this.random = random;
    this.clock = clock;
    this.audit = new RefusalAudit(audit, clock, settings.auditLines());
  }

  /// Keeps what a gate decided: a refusal always, an admission by sample.
  ///
  /// @param gate by its name in the table of admission
  public void record(String gate, Ruling ruling, Observed who) {
    switch (ruling) {
      case Ruling.Admitted(var rule) -> {
        if (random.getAsDouble() < sample) {
          admissions.add(made(gate, rule, DecisionRecord.ADMITTED, who));
        }
      }
      case Ruling.Refused(var rule, var code, var _) -> {
        var refusal = made(gate, rule, code.code(), who);
        refusals.add(refusal);
        audit.refused(refusal);
      }
    }
  }

  /// What is kept now, the newest first.
  public List<DecisionRecord> content() {
    return Stream.concat(refusals.content().stream(), admissions.content().stream())
        .sorted(Comparator.comparing(DecisionRecord::at).reversed())
        .toList();
  }

  /// How many refusals there were since the start.
  public long refused() {
    return refusals.added();
  }

  /// The share of admissions that is recorded, 0 to 1.
  public double sample() {
    return sample;
  }

  /// What a rule's networks have to be translated by to be compared with records.
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  private DecisionRecord made(String gate, String rule, String outcome, Observed who) {
    return new DecisionRecord(
        clock.instant(),
        gate,
        rule,
        outcome,
        who.site(),
        who.address().map(pseudonyms::of),
        who.country(),
        who.asn(),
        who.use());
  }

  private static void require(boolean holds, String key, String bounds) {
    if (!holds) {
      throw new IllegalStateException("parley.admission." + key + " must be " + bounds);
    }
  }
}
