package dev.parley.kernel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

  @Test
  void codesAreThoseOfTheContract() throws IOException {
    var contract =
        Files.readAllLines(Path.of("..", "contracts", "problems.csv")).stream().skip(1).toList();
    assertThat(
            Arrays.stream(ProblemCode.values())
                .map(code ->
                    String.join(
                        ",",
                        code.code(),
                        Integer.toString(code.status()),
                        code.title(),
                        code.next())))
        .containsExactlyElementsOf(contract);
  }

  @Test
  void tellsCodeStatusAndWhatToDo() {
    var json = Problem.of(ProblemCode.PROOF_WRONG, Map.of("remaining", 4)).toJson();
    assertThat(json.getString("code")).isEqualTo("proof.wrong");
    assertThat(json.getInteger("status")).isEqualTo(403);
    assertThat(json.getString("type")).isEqualTo("urn:parley:problem:proof.wrong");
    assertThat(json.getString("detail")).isNotBlank();
    assertThat(json.getInteger("remaining")).isEqualTo(4);
  }

  @Test
  void keepsTheCauseToItself() {
    var problem =
        new ProblemException(ProblemCode.INTERNAL_ERROR, new IllegalStateException("secret"))
            .problem();
    assertThat(problem.toJson().encode()).doesNotContain("secret");
  }
}
