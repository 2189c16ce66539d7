package dev.parley.middleware.query;

import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/v1/queries`, for the adapter.
@Path("/v1/queries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QueriesResource {
  private final TicketVerifier tickets;
  private final QueryDesk desk;

  QueriesResource(TicketVerifier tickets, QueryDesk desk) {
    this.tickets = tickets;
    this.desk = desk;
  }

  record Query(@Nullable String question, @Nullable Map<String, String> arguments) {}

  record Table(String question, List<Column> columns, List<List<@Nullable Object>> rows) {}

  record Column(String name, String classification) {}

  /// No question takes arguments yet, so any argument is refused.
  @POST
  public Table ask(@HeaderParam(Ticket.HEADER) @Nullable String header, @Nullable Query query) {
    var ticket = tickets.verify(header, Ticket.Purpose.QUERY);
    if (query == null || query.question() == null) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
    if (query.arguments() != null && !query.arguments().isEmpty()) {
      throw new ProblemException(ProblemCode.QUESTION_ARGUMENTS);
    }
    var answer = desk.answer(ticket, query.question());
    return new Table(
        answer.question().name(),
        answer.question().columns().stream()
            .map(column ->
                new Column(column.name(), column.classification().name().toLowerCase(Locale.ROOT)))
            .toList(),
        answer.rows());
  }
}
