package dev.parley.adapter.engine;

import java.util.List;
import java.util.Map;

/// The engine's one way to business facts, already bound to the conversation's ticket. Which rows
/// come back is decided by the ticket and its proofs, never by the arguments.
public interface Grounding {
  /// @param arguments by name, in the form that the catalogue says; dates as ISO 8601
  Answer ask(Question question, Map<String, String> arguments);

  /// @param kind the proof that [Answer.NeedsProof] named
  /// @param fields by name, as the visitor gave them
  Proof prove(String kind, Map<String, String> fields);

  /// What became of a question.
  sealed interface Answer {
    /// @param rows each by column; values as text: ISO 8601 dates and times, plain decimal numbers,
    ///   `true` and `false`; a column without a value is left out
    record Rows(List<Map<String, String>> rows) implements Answer {
      public Rows {
        rows = rows.stream().map(Map::copyOf).toList();
      }

      @Override
      public String toString() {
        return "Rows[" + rows.size() + ", hidden]";
      }
    }

    record NeedsProof(String kind) implements Answer {}

    /// @param code of `contracts/problems.csv`
    record Refused(String code) implements Answer {}

    record Unavailable() implements Answer {}
  }

  /// What became of a proof.
  sealed interface Proof {
    record Proven() implements Proof {}

    /// @param code of `contracts/problems.csv`: `proof.wrong`, `proof.exhausted`
    record Refused(String code) implements Proof {}

    record Unavailable() implements Proof {}
  }
}
