package dev.parley.gateway.record;

import dev.parley.kernel.audit.AuditEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// One audit line a refusal, so many in a second: a flood is counted, not written.
final class RefusalAudit {
  private static final long SECOND = Duration.ofSeconds(1).toMillis();

  private final Consumer<AuditEvent> audit;
  private final InstantSource clock;
  private final int lines;
  private long second;
  private int written;
  private long leftOut;

  /// @param lines in one second
  RefusalAudit(Consumer<AuditEvent> audit, InstantSource clock, int lines) {
    this.audit = audit;
    this.clock = clock;
    this.lines = lines;
  }

  synchronized void refused(DecisionRecord refusal) {
    flush();
    if (written < lines) {
      written++;
      audit.accept(event(refusal));
    } else {
      leftOut++;
    }
  }

  /// Writes how many lines the last second was short of, once it is over.
  synchronized void flush() {
    var now = clock.millis() / SECOND;
    if (now == second) {
      return;
    }
    second = now;
    written = 0;
    if (leftOut > 0) {
      audit.accept(AuditEvent.done("admission.refusals-left-out", Map.of("count", leftOut)));
      leftOut = 0;
    }
  }

  /// A rule's network could be one address, so what stands behind its colon stays out.
  private static AuditEvent event(DecisionRecord refusal) {
    var colon = refusal.rule().indexOf(':');
    var facts = new HashMap<String, Object>();
    facts.put("gate", refusal.gate());
    facts.put("rule", colon < 0 ? refusal.rule() : refusal.rule().substring(0, colon));
    facts.put("use", refusal.use());
    refusal.site().ifPresent(site -> facts.put("site", site));
    refusal.country().ifPresent(country -> facts.put("country", country));
    return new AuditEvent("admission.refused", refusal.outcome(), facts);
  }
}
