package dev.parley.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Writes figures down.
public final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Report() {}

  /// One object a line: `{bench, figure, unit, value, better, goal, peers}`, and `why` where a
  /// value is missing.
  public static String json(List<Figure> figures) {
    return figures.stream().map(Report::line).collect(Collectors.joining());
  }

  public static String table(List<Figure> figures) {
    return "%-26s %10s %5s %10s  %s%n"
            .formatted("figure", "value", "unit", "goal", "peers, in the same unit")
        + figures.stream().map(Report::row).collect(Collectors.joining());
  }

  private static String line(Figure figure) {
    var json = JSON.createObjectNode();
    json.put("bench", figure.bench()).put("figure", figure.name()).put("unit", figure.unit());
    json.set("value", number(figure.value()));
    json.put("better", figure.better().name().toLowerCase(Locale.ROOT));
    json.set("goal", number(figure.goal()));
    var peers = json.putObject("peers");
    figure.peers().forEach((name, value) -> peers.put(name, rounded(value)));
    if (!figure.why().isEmpty()) {
      json.put("why", figure.why());
    }
    return json + "\n";
  }

  private static String row(Figure figure) {
    var peers =
        figure.peers().entrySet().stream()
            .map(peer -> peer.getKey() + " " + text(peer.getValue()))
            .collect(Collectors.joining(", "));
    return "%-26s %10s %5s %10s  %s%n"
        .formatted(
            figure.name(),
            figure.value().isPresent() ? text(figure.value().getAsDouble()) : "missing",
            figure.unit(),
            goal(figure),
            figure.why().isEmpty() ? peers : figure.why());
  }

  private static String goal(Figure figure) {
    if (figure.goal().isEmpty()) {
      return "";
    }
    var sign =
        switch (figure.better()) {
          case LOWER -> "<= ";
          case HIGHER -> ">= ";
        };
    return sign + text(figure.goal().getAsDouble()) + (figure.reached() ? "" : " !");
  }

  private static ValueNode number(OptionalDouble value) {
    return value.isPresent() ? DoubleNode.valueOf(rounded(value.getAsDouble())) : NullNode.instance;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }

  /// Three digits that count, but no exponent.
  private static String text(double value) {
    var size = Math.abs(value);
    var form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, form, value);
  }
}
