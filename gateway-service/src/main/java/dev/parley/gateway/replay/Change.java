package dev.parley.gateway.replay;

import dev.parley.gateway.record.DecisionRecord;

/// A decision that a proposal would have changed, or may have.
///
/// @param wouldBe [DecisionRecord#ADMITTED] where the gates of the proposal let it through, those
///   behind them were not asked; else the problem's code
/// @param rule the proposal's, or `none` where no rule of it refuses
public record Change(DecisionRecord record, String wouldBe, String rule) {
  boolean admits() {
    return wouldBe.equals(DecisionRecord.ADMITTED);
  }
}
