package dev.parley.middleware.budget;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.middleware.source.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Rows one conversation may read in all, counted where every replica sees it.
@ApplicationScoped
public class RowBudget {
  private final Databases databases;
  private final int rows;

  public RowBudget(
      Databases databases,
      @ConfigProperty(name = "parley.budget.rows", defaultValue = "2000") int rows) {
    this.databases = databases;
    this.rows = rows;
  }

  /// Takes rows off the budget before they leave.
  ///
  /// @throws ProblemException `budget.rows` when there are not so many left
  public void spend(ConversationId conversation, int read) {
    boolean paid =
        databases
            .messages()
            .transaction(session ->
                session
                    .one(
                        """
                        INSERT INTO query_budget AS held (conversation_id, rows_left) VALUES (?, ?)
                        ON CONFLICT (conversation_id) DO UPDATE SET rows_left = held.rows_left - ?
                          WHERE held.rows_left >= ?
                        RETURNING rows_left
                        """,
                        row -> row.getInt(1),
                        conversation.value(),
                        rows - read,
                        read,
                        read)
                    .isPresent());
    if (!paid) {
      throw new ProblemException(ProblemCode.BUDGET_ROWS);
    }
  }
}
