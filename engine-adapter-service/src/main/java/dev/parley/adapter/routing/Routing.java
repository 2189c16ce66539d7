package dev.parley.adapter.routing;

import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.kernel.id.SiteId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Finds the engine of a site among those that are here.
@ApplicationScoped
public class Routing {
  private final List<Engine> engines;

  public Routing(@All List<Engine> engines) {
    this.engines = List.copyOf(engines);
  }

  /// @throws EngineUnavailableException when none serves the site
  public Engine engineOf(SiteId site) {
    return engines.stream()
        .filter(engine -> engine.serves(site))
        .findFirst()
        .orElseThrow(() -> new EngineUnavailableException("no engine serves site " + site));
  }
}
