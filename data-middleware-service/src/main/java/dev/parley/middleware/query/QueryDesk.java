package dev.parley.middleware.query;

import dev.parley.kernel.identity.Ticket;
import dev.parley.middleware.budget.RowBudget;
import dev.parley.middleware.catalogue.Catalogue;
import dev.parley.middleware.catalogue.Predicate;
import dev.parley.middleware.catalogue.Question;
import dev.parley.middleware.grant.Grants;
import dev.parley.middleware.masking.Masking;
import dev.parley.middleware.source.Databases;
import dev.parley.middleware.source.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers one question for one ticket.
@ApplicationScoped
class QueryDesk {
  private static final int MOST_ROWS = 200;

  private final Databases databases;
  private final Catalogue catalogue;
  private final Grants grants;
  private final Masking masking;
  private final RowBudget budget;

  QueryDesk(
      Databases databases, Catalogue catalogue, Grants grants, Masking masking, RowBudget budget) {
    this.databases = databases;
    this.catalogue = catalogue;
    this.grants = grants;
    this.masking = masking;
    this.budget = budget;
  }

  record Answer(Question question, List<List<@Nullable Object>> rows) {}

  Answer answer(Ticket ticket, String name) {
    var question = catalogue.question(ticket.site(), name);
    var rows =
        switch (question.predicate()) {
          case Predicate.Everybody _ -> read(question);
          case Predicate.Proven(var kind) -> {
            var grant = grants.of(ticket, catalogue.proof(ticket.site(), kind));
            yield databases
                .business()
                .transaction(session -> {
                  narrow(session, grant.kind().setting(), grant.rowKey());
                  return rows(session, question);
                });
          }
        };
    budget.spend(ticket.conversation(), rows.size());
    return new Answer(question, rows);
  }

  private List<List<@Nullable Object>> read(Question question) {
    return databases.business().transaction(session -> rows(session, question));
  }

  /// For this transaction alone, row-level security sees the rows of that key and no others.
  private static void narrow(Session session, String setting, String rowKey) throws SQLException {
    session.one("SELECT set_config(?, ?, true)", row -> row.getString(1), setting, rowKey);
  }

  private List<List<@Nullable Object>> rows(Session session, Question question)
      throws SQLException {
    return session.all(question.select(), row -> masked(row, question), MOST_ROWS);
  }

  private List<@Nullable Object> masked(ResultSet row, Question question) throws SQLException {
    var cells = new ArrayList<@Nullable Object>();
    for (var column : question.columns()) {
      var value = row.getObject(column.name());
      cells.add(
          masking.apply(
              column.classification(),
              question.predicate(),
              value == null || value instanceof Number || value instanceof Boolean
                  ? value
                  : value.toString()));
    }
    return cells;
  }
}
