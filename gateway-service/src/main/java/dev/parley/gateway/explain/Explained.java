package dev.parley.gateway.explain;

import java.util.List;

/// What one gate would say.
///
/// @param gate its name in the table of admission, or `connection` for what stands before it
/// @param falls what it does when it cannot decide: `closed` or `open`
/// @param outcome [#ADMITTED], the code of a problem, or [#NOT_ASKED] for what only a real request
///   could tell
/// @param rule the rule that would answer, for example `acl.site.deny:203.0.113.0/24`
/// @param detail one sentence for whoever asked
/// @param lacks what it would need to decide for certain, for example `a session`
/// @param uses what it refuses, where that is not all that a visitor asks for
public record Explained(
    String gate,
    String falls,
    String outcome,
    String rule,
    String detail,
    List<String> lacks,
    List<String> uses) {

  public static final String ADMITTED = "admitted";
  public static final String NOT_ASKED = "not-asked";

  public Explained {
    lacks = List.copyOf(lacks);
    uses = List.copyOf(uses);
  }

  /// A certain one.
  public Explained(String gate, String falls, String outcome, String rule, String detail) {
    this(gate, falls, outcome, rule, detail, List.of(), List.of());
  }

  public Explained lacking(List<String> what) {
    return new Explained(gate, falls, outcome, rule, detail, what, uses);
  }

  /// @param what nothing else is refused
  public Explained only(List<String> what) {
    return new Explained(gate, falls, outcome, rule, detail, lacks, what);
  }

  public boolean admits() {
    return outcome.equals(ADMITTED);
  }

  public boolean refuses() {
    return !admits() && !outcome.equals(NOT_ASKED);
  }
}
