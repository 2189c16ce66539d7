package dev.parley.gateway.admission;

import dev.parley.gateway.ladder.MeasuredLoad;
import dev.parley.gateway.ladder.Suspicion;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.refusal.BoundedLog;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Walks the table: each gate in its order, and work begins only behind the last.
@Singleton
public class Admission {
  private static final BoundedLog LOG = new BoundedLog(Admission.class, Logger.Level.WARN);

  private static final String SESSION = "session";

  private final List<Gate> gates;
  private final DecisionLog log;
  private final MeasuredLoad load;
  private final Suspicion suspicion;

  public Admission(AdmissionTable table, DecisionLog log, MeasuredLoad load, Suspicion suspicion) {
    this.gates = table.gates();
    this.log = log;
    this.load = load;
    this.suspicion = suspicion;
  }

  /// Begins the work when every gate has admitted, else answers with the first refusal.
  public void admit(RoutingContext context, Use use, Consumer<Visit> work) {
    ask(0, new Visit(context, use, Optional.empty()), work);
  }

  /// The same for what names its site in its path.
  public void admit(RoutingContext context, Use use, SiteId site, Consumer<Visit> work) {
    ask(0, new Visit(context, use, Optional.of(site)), work);
  }

  /// Refuses what every gate had admitted, for a reason that stood in the body or in a credential:
  /// recorded and counted as a refusal of the gate `session` is.
  public void refuse(Visit visit, ProblemCode code) {
    refused(SESSION, Ruling.refused(code.code(), code), visit);
    Refusals.answer(visit.context(), code);
  }

  private void refused(String gate, Ruling ruling, Visit visit) {
    log.record(gate, ruling, visit.observed());
    load.refused();
    visit.asked().ifPresent(client -> suspicion.note(client.address()));
  }

  private void ask(int first, Visit visit, Consumer<Visit> work) {
    for (var at = first; at < gates.size(); at++) {
      var gate = gates.get(at);
      if (!gate.uses().contains(visit.use())) {
        continue;
      }
      var asked = gate.judge(visit);
      if (!asked.isComplete()) {
        var next = at + 1;
        var _ =
            asked.onComplete(done -> {
              // A refusal counts though its client has left meanwhile; nothing more is done for it.
              if (admits(gate, said(gate, done), visit) && !visit.isOver()) {
                ask(next, visit, work);
              }
            });
        return;
      }
      if (!admits(gate, said(gate, asked), visit)) {
        return;
      }
    }
    load.admitted();
    log.record(visit.lastGate(), visit.lastRuling(), visit.observed());
    begin(visit, work);
  }

  private static Ruling said(Gate gate, AsyncResult<Ruling> decided) {
    if (decided.failed()) {
      return fallen(gate, decided.cause());
    }
    var ruling = decided.result();
    return gate.may(ruling)
        ? ruling
        : fallen(gate, new IllegalStateException("its line does not say " + ruling));
  }

  /// What a gate that could not decide says, by its line.
  private static Ruling fallen(Gate gate, Throwable outage) {
    LOG.write(() ->
        "gate %s could not decide and falls %s: %s".formatted(gate.name(), gate.falls(), outage));
    var rule = gate.name() + ".outage";
    return switch (gate.falls()) {
      case CLOSED -> Ruling.refused(rule, ProblemCode.UPSTREAM_UNAVAILABLE);
      case OPEN -> Ruling.admitted(rule);
    };
  }

  private boolean admits(Gate gate, Ruling ruling, Visit visit) {
    visit.passed(gate, ruling);
    return switch (ruling) {
      case Ruling.Admitted _ -> true;
      case Ruling.Refused(var _, var code, var retryAfter) -> {
        refused(gate.name(), ruling, visit);
        if (code == ProblemCode.REQUEST_MALFORMED) {
          Refusals.last(visit.context(), code);
        } else {
          retryAfter.ifPresentOrElse(
              wait -> Refusals.answer(visit.context(), code, wait),
              () -> Refusals.answer(visit.context(), code));
        }
        yield false;
      }
    };
  }

  /// An asynchronous caller would lose what is thrown, and the visitor would wait.
  private static void begin(Visit visit, Consumer<Visit> work) {
    try {
      work.accept(visit);
    } catch (RuntimeException broken) {
      visit.context().fail(broken);
    }
  }
}
