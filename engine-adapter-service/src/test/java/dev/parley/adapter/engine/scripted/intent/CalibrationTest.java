package dev.parley.adapter.engine.scripted.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void findsTheCurveThatScoresWereDrawnFrom() {
    var random = new Random(7);
    var scores = new double[20_000];
    var wanted = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextGaussian() * 2;
      wanted[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * scores[i] - 1)));
    }
    var fitted = Calibration.fit(scores, wanted);
    assertThat(fitted.slope()).isCloseTo(1.5, within(0.1));
    assertThat(fitted.shift()).isCloseTo(-1, within(0.1));
  }

  @Test
  void staysFiniteWhenScoresSplitPerfectly() {
    var fitted =
        Calibration.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});
    assertThat(fitted.confidence(2)).isBetween(0.5, 1.0);
    assertThat(fitted.confidence(-2)).isBetween(0.0, 0.5);
  }
}
