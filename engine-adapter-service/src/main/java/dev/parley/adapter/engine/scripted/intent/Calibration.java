package dev.parley.adapter.engine.scripted.intent;

/// Makes a score a probability: `1 / (1 + exp(-(slope * score + shift)))`, fitted to scores of
/// texts that their judges had not seen (J. Platt, "Probabilistic outputs for support vector
/// machines", 1999; smoothed targets and Newton's steps as Lin, Lin and Weng, 2007).
record Calibration(double slope, double shift) {
  private static final int STEPS = 50;
  private static final double SMALL = 1e-9;

  static Calibration fit(double[] scores, boolean[] wanted) {
    var wanting = 0;
    for (var want : wanted) {
      wanting += want ? 1 : 0;
    }
    var high = (wanting + 1.0) / (wanting + 2.0);
    var low = 1.0 / (scores.length - wanting + 2.0);
    var fitted =
        new Calibration(1, Math.log((wanting + 1.0) / (scores.length - wanting + 1.0)) / 2);
    for (int step = 0; step < STEPS; step++) {
      var next = fitted.step(scores, wanted, high, low);
      var moved = Math.abs(next.slope - fitted.slope) + Math.abs(next.shift - fitted.shift);
      fitted = next;
      if (moved < SMALL) {
        break;
      }
    }
    return fitted;
  }

  private Calibration step(double[] scores, boolean[] wanted, double high, double low) {
    double slopeGradient = 0;
    double shiftGradient = 0;
    double slopes = 1e-6;
    double both = 0;
    double shifts = 1e-6;
    for (int i = 0; i < scores.length; i++) {
      var probability = confidence(scores[i]);
      var error = probability - (wanted[i] ? high : low);
      var curve = probability * (1 - probability);
      slopeGradient += error * scores[i];
      shiftGradient += error;
      slopes += curve * scores[i] * scores[i];
      both += curve * scores[i];
      shifts += curve;
    }
    var area = slopes * shifts - both * both;
    return new Calibration(
        slope - bounded((shifts * slopeGradient - both * shiftGradient) / area),
        shift - bounded((slopes * shiftGradient - both * slopeGradient) / area));
  }

  private static double bounded(double move) {
    return Math.clamp(move, -1.0, 1.0);
  }

  double confidence(double score) {
    return 1 / (1 + Math.exp(-(slope * score + shift)));
  }
}
