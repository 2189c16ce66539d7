package dev.parley.adapter.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// The middleware's catalogue, as `contracts/data-middleware-service.yaml` has it.
///
/// Refusals are [dev.parley.adapter.middleware.MiddlewareRefusedException].
public interface QuestionDesk {

  Table ask(String ticket, Query query);

  Grant prove(String ticket, Evidence evidence);

  record Query(String question, Map<String, String> arguments) {
    public Query {
      arguments = Map.copyOf(arguments);
    }

    @Override
    public String toString() {
      return "Query[" + question + "]";
    }
  }

  /// @param rows each as long as the columns
  record Table(String question, List<Column> columns, List<List<JsonNode>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
      return "Table[" + rows.size() + " rows]";
    }
  }

  record Column(String name, String classification) {}

  record Evidence(String kind, Map<String, String> fields) {
    public Evidence {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Evidence[" + kind + "]";
    }
  }

  /// @param expiresAt RFC 3339
  record Grant(List<String> granted, String expiresAt) {
    public Grant {
      granted = List.copyOf(granted);
    }
  }
}
