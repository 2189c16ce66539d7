package dev.parley.adapter.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.adapter.engine.Grounding.Answer;
import dev.parley.adapter.engine.Grounding.Proof;
import dev.parley.adapter.engine.Question;
import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import jakarta.ws.rs.ProcessingException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MiddlewareGroundingTest {
  private static final Question STATUS = new Question("booking.status");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Desk desk = new Desk();
  private final MiddlewareGrounding grounding = new MiddlewareGrounding(desk, "ticket");

  @Test
  void tellsRowsByColumnAndLeavesOutWhatHasNoValue() {
    desk.table =
        new QuestionDesk.Table(
            "booking.status",
            List.of(
                new QuestionDesk.Column("status", "internal"),
                new QuestionDesk.Column("nights", "internal"),
                new QuestionDesk.Column("price", "internal"),
                new QuestionDesk.Column("paid", "internal"),
                new QuestionDesk.Column("left", "internal")),
            List.of(
                List.of(
                    node("confirmed"),
                    node(3),
                    node(new BigDecimal("1E+2")),
                    node(true),
                    NullNode.getInstance())));

    assertThat(grounding.ask(STATUS, Map.of("number", "4711")))
        .isEqualTo(
            new Answer.Rows(
                List.of(
                    Map.of("status", "confirmed", "nights", "3", "price", "100", "paid", "true"))));
    assertThat(desk.asked).isEqualTo("ticket booking.status {number=4711}");
  }

  @Test
  void saysWhichProofIsNeeded() {
    desk.failure = refusal(ProblemCode.GRANT_MISSING, Map.of("proof", "booking"));

    assertThat(grounding.ask(STATUS, Map.of())).isEqualTo(new Answer.NeedsProof("booking"));
  }

  @Test
  void passesOnThatAQuestionIsUnknown() {
    desk.failure = refusal(ProblemCode.QUESTION_UNKNOWN, Map.of());

    assertThat(grounding.ask(STATUS, Map.of())).isEqualTo(new Answer.Refused("question.unknown"));
  }

  @Test
  void tellsAProofFromAWrongOneAndFromTheLast() {
    assertThat(grounding.prove("booking", Map.of("surname", "X"))).isEqualTo(new Proof.Proven());

    desk.failure = refusal(ProblemCode.PROOF_WRONG, Map.of("remaining", 4));
    assertThat(grounding.prove("booking", Map.of())).isEqualTo(new Proof.Refused("proof.wrong"));

    desk.failure = refusal(ProblemCode.PROOF_EXHAUSTED, Map.of());
    assertThat(grounding.prove("booking", Map.of()))
        .isEqualTo(new Proof.Refused("proof.exhausted"));
  }

  @Test
  void isUnavailableWhenTheMiddlewareIs() {
    for (var failure :
        List.of(
            new ProcessingException(new ConnectException("Connection refused")),
            refusal(ProblemCode.INTERNAL_ERROR, Map.of()))) {
      desk.failure = failure;

      assertThat(grounding.ask(STATUS, Map.of())).isEqualTo(new Answer.Unavailable());
      assertThat(grounding.prove("booking", Map.of())).isEqualTo(new Proof.Unavailable());
    }
  }

  private static JsonNode node(Object value) {
    return JSON.valueToTree(value);
  }

  private static RuntimeException refusal(ProblemCode code, Map<String, Object> members) {
    return new MiddlewareRefusedException(code.status(), Problem.of(code, members).toJson());
  }

  private static final class Desk implements QuestionDesk {
    private Table table = new Table("booking.status", List.of(), List.of());
    private @Nullable RuntimeException failure;
    private String asked = "";

    @Override
    public Table ask(String ticket, Query query) {
      asked = ticket + " " + query.question() + " " + query.arguments();
      answering();
      return table;
    }

    @Override
    public Grant prove(String ticket, Evidence evidence) {
      answering();
      return new Grant(List.of("booking.status"), "2026-03-01T10:10:00Z");
    }

    private void answering() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
