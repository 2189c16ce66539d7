package dev.parley.adapter.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Question;
import dev.parley.adapter.middleware.Asking;
import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;

/// Asks the middleware under one ticket.
final class MiddlewareGrounding implements Grounding {
  private final QuestionDesk desk;
  private final String ticket;

  MiddlewareGrounding(QuestionDesk desk, String ticket) {
    this.desk = desk;
    this.ticket = ticket;
  }

  @Override
  public Answer ask(Question question, Map<String, String> arguments) {
    try {
      return rows(
          Asking.reaching(
              () -> desk.ask(ticket, new QuestionDesk.Query(question.name(), arguments))));
    } catch (MiddlewareRefusedException refused) {
      return refusal(refused);
    } catch (ProblemException unavailable) {
      return new Answer.Unavailable();
    }
  }

  @Override
  public Proof prove(String kind, Map<String, String> fields) {
    try {
      var _ = Asking.reaching(() -> desk.prove(ticket, new QuestionDesk.Evidence(kind, fields)));
      return new Proof.Proven();
    } catch (MiddlewareRefusedException refused) {
      return refused
          .code()
          .filter(code -> code.status() < 500)
          .<Proof>map(code -> new Proof.Refused(code.code()))
          .orElseGet(Proof.Unavailable::new);
    } catch (ProblemException unavailable) {
      return new Proof.Unavailable();
    }
  }

  private static Answer refusal(MiddlewareRefusedException refused) {
    var code = refused.code();
    if (code.isEmpty() || code.get().status() >= 500) {
      return new Answer.Unavailable();
    }
    return code.get() == ProblemCode.GRANT_MISSING
        ? new Answer.NeedsProof(refused.member("proof"))
        : new Answer.Refused(code.get().code());
  }

  private static Answer rows(QuestionDesk.Table table) {
    return new Answer.Rows(
        table.rows().stream()
            .map(cells -> {
              var row = new HashMap<String, String>();
              for (var column = 0; column < table.columns().size(); column++) {
                var cell = cells.get(column);
                if (cell != null && !cell.isNull()) {
                  row.put(table.columns().get(column).name(), text(cell));
                }
              }
              return Map.copyOf(row);
            })
            .toList());
  }

  private static String text(JsonNode cell) {
    return cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asText();
  }
}
