package dev.parley.kernel.audit;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// Writes each event as one JSON line in the log category `audit`.
@ApplicationScoped
public class Audit {
  private static final Logger LOG = Logger.getLogger("audit");

  public void record(AuditEvent event) {
    var line = new JsonObject().put("what", event.what()).put("outcome", event.outcome());
    new TreeMap<>(event.facts()).forEach((name, fact) -> line.put(name, fact.toString()));
    LOG.info(line.encode());
  }
}
