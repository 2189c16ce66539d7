package dev.parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Ratios ratios = new Ratios("edge", values(), Map.of("portkey", "npm is missing"));

  private static Map<String, Double> values() {
    var values = new LinkedHashMap<String, Double>();
    values.put("parley", 90.0);
    values.put("nginx", 60.0);
    values.put("haproxy", 30.0);
    return values;
  }

  @Test
  void writesOneLineAFigureWithThePeersInTheSameMeasure() {
    assertThat(
            Report.json(List.of(ratios.over("cpu_ratio_nginx", "parley", "nginx").withGoal(2.0))))
        .isEqualTo(
            """
            {"bench":"edge","figure":"cpu_ratio_nginx","unit":"1","value":1.5,"better":"lower",\
            "goal":2.0,"peers":{"nginx":1.0,"haproxy":0.5}}
            """);
  }

  @Test
  void saysWhyAFigureIsMissingAndHoldsItsGoalForMissed() {
    var figure = ratios.over("cpu_ratio_portkey", "parley", "portkey").withGoal(0.04);
    assertThat(figure.reached()).isFalse();
    assertThat(Report.json(List.of(figure)))
        .contains("\"value\":null", "\"why\":\"npm is missing\"");
  }

  @Test
  void marksAMissedGoalInTheTableAndNoOther() {
    var table =
        Report.table(
            List.of(
                ratios.over("missed", "parley", "nginx").withGoal(1.0),
                ratios.over("reached", "parley", "nginx").withGoal(2.0)));
    assertThat(table.lines().filter(line -> line.startsWith("missed")))
        .allMatch(line -> line.contains("<= 1.00 !"));
    assertThat(table.lines().filter(line -> line.startsWith("reached")))
        .noneMatch(line -> line.contains("!"));
  }

  @Test
  void takesTheMiddleOfTheRounds() {
    assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
  }
}
