package dev.parley.kernel.audit;

import java.util.Map;

/// Something that happened: what, how it ended, and whatever places it; never content, names,
/// addresses or secrets.
///
/// @param what `<room>.<verb>`, for example `bucket.destroyed`
/// @param outcome `done`, or the problem code it was refused with
public record AuditEvent(String what, String outcome, Map<String, Object> facts) {
  public AuditEvent {
    facts = Map.copyOf(facts);
  }

  public static AuditEvent done(String what, Map<String, Object> facts) {
    return new AuditEvent(what, "done", facts);
  }
}
