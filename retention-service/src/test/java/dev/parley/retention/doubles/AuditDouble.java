package dev.parley.retention.doubles;

import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/// Keeps events to be looked at.
public final class AuditDouble extends Audit {
  private final List<AuditEvent> events = new ArrayList<>();

  @Override
  public void record(AuditEvent event) {
    events.add(event);
  }

  public List<String> lines() {
    return events.stream().map(event -> event.what() + " " + event.outcome()).toList();
  }
}
