package dev.parley.gateway.replay;

/// How many records one rule refuses.
///
/// @param refused all of them
/// @param admitted those of them that were admitted, of which a sample is recorded
public record RuleCount(int refused, int admitted) {
  RuleCount plus(RuleCount other) {
    return new RuleCount(refused + other.refused, admitted + other.admitted);
  }
}
