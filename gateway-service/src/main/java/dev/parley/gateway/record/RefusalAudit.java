package dev.parley.gateway.record;

import dev.parley.gateway.refusal.LinesPerSecond;
import dev.parley.kernel.audit.AuditEvent;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// One audit line a refusal, so many in a second: a flood is counted, not written.
final class RefusalAudit {
  private final Consumer<AuditEvent> audit;
  private final LinesPerSecond lines;

  /// @param lines in one second
  RefusalAudit(Consumer<AuditEvent> audit, InstantSource clock, int lines) {
    this.audit = audit;
    this.lines = new LinesPerSecond(lines, clock);
  }

  void refused(DecisionRecord refusal) {
    flush();
    if (lines.take()) {
      audit.accept(event(refusal));
    }
  }

  /// Writes how many lines the last second was short of, once it is over.
  void flush() {
    var leftOut = lines.leftOut();
    if (leftOut > 0) {
      audit.accept(AuditEvent.done("admission.refusals-left-out", Map.of("count", leftOut)));
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
