package dev.parley.adapter.engine.scripted.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/// Says of one intent how strongly a text speaks for it: logistic regression (liblinear), where the
/// few texts that want it weigh as much together as all that do not.
final class Judge {
  private static final double COST = 10;
  private static final double PRECISION = 0.1;

  static {
    Linear.disableDebugOutput();
  }

  private final float[] weights;

  private Judge(float[] weights) {
    this.weights = weights;
  }

  static Judge train(Feature[][] rows, boolean[] wanted, int columns) {
    var problem = new Problem();
    problem.l = rows.length;
    problem.n = columns;
    problem.x = rows;
    problem.y = new double[rows.length];
    var wanting = 0;
    for (int i = 0; i < rows.length; i++) {
      problem.y[i] = wanted[i] ? 1 : -1;
      wanting += wanted[i] ? 1 : 0;
    }
    if (wanting == 0 || wanting == rows.length) {
      return constant(columns, wanting == 0 ? -1 : 1);
    }
    var parameter = new Parameter(SolverType.L2R_LR, COST, PRECISION);
    parameter.setWeights(
        new double[] {rows.length / (2.0 * wanting), rows.length / (2.0 * (rows.length - wanting))},
        new int[] {1, -1});
    var model = Linear.train(problem, parameter);
    var sign = model.getLabels()[0] == 1 ? 1 : -1;
    var learnt = model.getFeatureWeights();
    var weights = new float[columns + 1];
    for (int column = 1; column <= columns; column++) {
      weights[column] = (float) (sign * learnt[column - 1]);
    }
    return new Judge(weights);
  }

  private static Judge constant(int columns, float always) {
    var weights = new float[columns + 1];
    weights[columns] = always;
    return new Judge(weights);
  }

  double score(Feature[] row) {
    var sum = 0.0;
    for (var feature : row) {
      sum += weights[feature.getIndex()] * feature.getValue();
    }
    return sum;
  }
}
