package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds what is written of the table to the table that runs.
class AdmissionTableTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| [^|]* \\| ([^|]*) \\|");
  private static final Pattern CODE = Pattern.compile("`([a-z-]+\\.[a-z-]+)`");

  @Test
  void isWrittenDownAsItRuns() throws IOException {
    var written = new ArrayList<String>();
    for (var line : section(Files.readString(Path.of("../ARCHITECTURE.md")), "## The gates")) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        written.add(row.group(1) + " " + codes(row.group(2)));
      }
    }
    assertThat(written).isEqualTo(running());
  }

  @Test
  void aGateDoesNotSayWhatItsLineDoesNot() {
    var gate =
        new Gate(
            "acl",
            Falls.CLOSED,
            Set.of(Use.STATUS),
            Set.of(ProblemCode.ACCESS_DENIED),
            visit -> Future.succeededFuture(Ruling.admitted("acl")));
    assertThat(gate.may(Ruling.admitted("acl.none"))).isTrue();
    assertThat(gate.may(Ruling.refused("acl.suite", ProblemCode.ACCESS_DENIED))).isTrue();
    assertThat(gate.may(Ruling.refused("acl.suite", ProblemCode.REGION_DENIED))).isFalse();
  }

  private static List<String> running() {
    try (var house = RunningGateway.of(Manner.USUAL)) {
      return house.table().gates().stream()
          .map(gate -> {
            var codes = new TreeSet<String>();
            gate.outcomes().forEach(code -> codes.add(code.code()));
            return gate.name() + " " + codes;
          })
          .toList();
    }
  }

  private static Set<String> codes(String cell) {
    var codes = new TreeSet<String>();
    CODE.matcher(cell).results().forEach(found -> codes.add(found.group(1)));
    return codes;
  }

  private static List<String> section(String text, String heading) {
    var lines = text.lines().dropWhile(line -> !line.equals(heading)).skip(1);
    return lines.takeWhile(line -> !line.startsWith("## ")).toList();
  }
}
