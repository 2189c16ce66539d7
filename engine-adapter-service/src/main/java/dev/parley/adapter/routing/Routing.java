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

  /// The first that serves the site and may answer on that rung.
  ///
  /// @throws EngineUnavailableException when there is none
  public Engine engineOf(SiteId site, Rung rung) {
    return engines.stream()
        .filter(engine -> engine.serves(site) && may(engine, rung))
        .findFirst()
        .orElseThrow(
            () -> new EngineUnavailableException("no engine serves site " + site + ", " + rung));
  }

  private static boolean may(Engine engine, Rung rung) {
    return switch (rung) {
      case USUAL -> true;
      case SCRIPTED_ONLY -> engine.costsNothing();
    };
  }
}
