package dev.parley.middleware.grant;

import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.middleware.catalogue.Catalogue;
import dev.parley.middleware.catalogue.ProofKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/v1/proofs`, for the adapter.
@Path("/v1/proofs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProofsResource {
  private static final int LONGEST = 100;

  private final TicketVerifier tickets;
  private final Catalogue catalogue;
  private final Grants grants;
  private final Audit audit;

  ProofsResource(TicketVerifier tickets, Catalogue catalogue, Grants grants, Audit audit) {
    this.tickets = tickets;
    this.catalogue = catalogue;
    this.grants = grants;
    this.audit = audit;
  }

  record Evidence(@Nullable String kind, @Nullable Map<String, String> fields) {
    @Override
    public String toString() {
      return "Evidence[" + kind + "]";
    }
  }

  record Granted(List<String> granted, String expiresAt) {}

  @POST
  public Granted prove(
      @HeaderParam(Ticket.HEADER) @Nullable String header, @Nullable Evidence evidence) {
    var ticket = tickets.verify(header, Ticket.Purpose.QUERY);
    if (evidence == null || evidence.kind() == null || evidence.fields() == null) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
    var kind = catalogue.proof(ticket.site(), evidence.kind());
    try {
      var grant = grants.prove(ticket, kind, inOrder(kind, evidence.fields()));
      audit.record(AuditEvent.done("proof.given", facts(ticket, kind)));
      return new Granted(
          catalogue.opened(ticket.site(), kind.name()), grant.expiresAt().toString());
    } catch (ProblemException refused) {
      audit.record(new AuditEvent("proof.given", refused.code().code(), facts(ticket, kind)));
      throw refused;
    }
  }

  private static Map<String, Object> facts(Ticket ticket, ProofKind kind) {
    return Map.of(
        "site", ticket.site(), "conversation", ticket.conversation(), "kind", kind.name());
  }

  private static List<String> inOrder(ProofKind kind, Map<String, String> fields) {
    if (fields.size() != kind.fields().size()) {
      throw new ProblemException(ProblemCode.QUESTION_ARGUMENTS);
    }
    var values = new ArrayList<String>();
    for (var name : kind.fields()) {
      var value = fields.get(name);
      if (value == null || value.isBlank() || value.length() > LONGEST) {
        throw new ProblemException(ProblemCode.QUESTION_ARGUMENTS);
      }
      values.add(value.strip());
    }
    return values;
  }
}
