package dev.parley.adapter.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.middleware.MiddlewareAuthentication;
import dev.parley.adapter.middleware.MiddlewareProblems;
import dev.parley.kernel.identity.Ticket;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The middleware's catalogue, as `contracts/data-middleware-service.yaml` has it.
@RegisterRestClient(configKey = "data-middleware-service")
@RegisterProvider(MiddlewareAuthentication.class)
@RegisterProvider(MiddlewareProblems.class)
@Path("/v1")
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public interface QuestionDesk {

  @POST
  @Path("queries")
  Table ask(@HeaderParam(Ticket.HEADER) String ticket, Query query);

  @POST
  @Path("proofs")
  Grant prove(@HeaderParam(Ticket.HEADER) String ticket, Evidence evidence);

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
