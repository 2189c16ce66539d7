package dev.parley.gateway.explain;

/// What one gate would say.
///
/// @param gate its name in the table of admission
/// @param falls what it does when it cannot decide: `closed` or `open`
/// @param outcome [#ADMITTED], the code of a problem, or [#NOT_ASKED] for what only a real request
///   could tell
/// @param rule the rule that would answer, for example `acl.site.deny:203.0.113.0/24`
/// @param detail one sentence for whoever asked
public record Explained(String gate, String falls, String outcome, String rule, String detail) {

  public static final String ADMITTED = "admitted";
  public static final String NOT_ASKED = "not-asked";

  public boolean admits() {
    return outcome.equals(ADMITTED);
  }

  public boolean refuses() {
    return !admits() && !outcome.equals(NOT_ASKED);
  }
}
