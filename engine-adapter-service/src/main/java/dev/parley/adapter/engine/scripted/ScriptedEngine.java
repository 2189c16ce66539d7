package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.kernel.id.SiteId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers from the sites' scripts, which are read and learnt at the start; a wrong one stops it.
@Startup
@ApplicationScoped
public class ScriptedEngine implements Engine {
  private final Map<SiteId, SiteScript> scripts;

  @Inject
  public ScriptedEngine(@ConfigProperty(name = "parley.sites") Path sites) {
    this(sites, InstantSource.system());
  }

  ScriptedEngine(Path sites, InstantSource clock) {
    this.scripts = ScriptShelf.read(sites, clock);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean serves(SiteId site) {
    return scripts.containsKey(site);
  }

  @Override
  public boolean costsNothing() {
    return true;
  }

  @Override
  public Completion answer(Prompt prompt, Grounding grounding, ReplySink sink) {
    var script = scripts.get(prompt.site());
    if (script == null) {
      throw new EngineUnavailableException("no script for the site " + prompt.site());
    }
    return script.answer(prompt, grounding, sink);
  }
}
