package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The table of `contracts/calls.csv` as one receiver sees it; what has no line is refused.
public final class AllowedCalls {
  private static final String TABLE = "/contracts/calls.csv";

  private final List<Line> lines;

  private record Line(String caller, String receiver, String method, List<String> path) {
    boolean fits(String calledMethod, List<String> segments) {
      if (!method.equals(calledMethod) || path.size() != segments.size()) {
        return false;
      }
      for (var number = 0; number < path.size(); number++) {
        var wanted = path.get(number);
        if (!wanted.startsWith("{") && !wanted.equals(segments.get(number))) {
          return false;
        }
      }
      return true;
    }
  }

  private AllowedCalls(List<Line> lines) {
    this.lines = lines;
  }

  public static AllowedCalls of(ServiceName receiver) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AllowedCalls.class.getResourceAsStream(TABLE), TABLE),
                StandardCharsets.UTF_8))) {
      return new AllowedCalls(
          reader
              .lines()
              .filter(
                  line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("caller,"))
              .map(AllowedCalls::parse)
              .filter(line -> line.receiver().equals(receiver.id()))
              .toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// @param path as it came, without a query
  public boolean allow(Caller caller, String method, String path) {
    var segments = segments(path);
    return lines.stream()
        .filter(line -> line.fits(method, segments))
        .anyMatch(line ->
            switch (caller) {
              case Caller.Service(var name) -> line.caller().equals(name.id());
              case Caller.Person(var subject, var roles) ->
                  roles.stream().anyMatch(role -> line.caller().equals("role:" + role));
            });
  }

  private static Line parse(String text) {
    var cells = text.split(",", -1);
    if (cells.length != 4) {
      throw new IllegalStateException("a line of " + TABLE + " does not have four cells");
    }
    return new Line(cells[0], cells[1], cells[2], segments(cells[3]));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
