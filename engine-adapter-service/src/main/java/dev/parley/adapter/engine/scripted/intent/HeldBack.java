package dev.parley.adapter.engine.scripted.intent;

import de.bwaldvogel.liblinear.Feature;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// What judges say of examples that were held back from their training, which is how they will do
/// on texts of visitors.
final class HeldBack {
  private static final int STEPS = 60;

  private final double[][] scores;
  private final boolean[][] wanted;

  HeldBack(int intents, int examples) {
    scores = new double[intents][examples];
    wanted = new boolean[intents][];
  }

  void judge(int intent, Feature[][] rows, boolean[] wants, int columns, IntUnaryOperator part) {
    wanted[intent] = wants;
    var parts = IntStream.range(0, rows.length).map(part).distinct().toArray();
    for (var held : parts) {
      var kept = IntStream.range(0, rows.length).filter(i -> part.applyAsInt(i) != held).toArray();
      var keptRows = new Feature[kept.length][];
      var keptWants = new boolean[kept.length];
      for (int i = 0; i < kept.length; i++) {
        keptRows[i] = rows[kept[i]];
        keptWants[i] = wants[kept[i]];
      }
      var judge = Judge.train(keptRows, keptWants, columns);
      for (int i = 0; i < rows.length; i++) {
        if (part.applyAsInt(i) == held) {
          scores[intent][i] = judge.score(rows[i]);
        }
      }
    }
  }

  Calibration calibration() {
    var examples = scores[0].length;
    var all = new double[scores.length * examples];
    var wants = new boolean[all.length];
    for (int intent = 0; intent < scores.length; intent++) {
      System.arraycopy(scores[intent], 0, all, intent * examples, examples);
      System.arraycopy(wanted[intent], 0, wants, intent * examples, examples);
    }
    return Calibration.fit(all, wants);
  }

  double fairThreshold(Calibration calibration) {
    var best = 0.5;
    var bestFairness = -1.0;
    for (int step = 1; step < STEPS; step++) {
      var threshold = (double) step / STEPS;
      var fairness = 0.0;
      for (int intent = 0; intent < scores.length; intent++) {
        fairness += f1(intent, threshold, calibration);
      }
      if (fairness > bestFairness) {
        bestFairness = fairness;
        best = threshold;
      }
    }
    return best;
  }

  private double f1(int intent, double threshold, Calibration calibration) {
    var said = 0;
    var wants = 0;
    var right = 0;
    for (int i = 0; i < scores[intent].length; i++) {
      var says = calibration.confidence(scores[intent][i]) >= threshold;
      said += says ? 1 : 0;
      wants += wanted[intent][i] ? 1 : 0;
      right += says && wanted[intent][i] ? 1 : 0;
    }
    return said + wants == 0 ? 1 : 2.0 * right / (said + wants);
  }
}
