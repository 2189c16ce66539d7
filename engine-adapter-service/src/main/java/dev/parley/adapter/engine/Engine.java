package dev.parley.adapter.engine;

import dev.parley.kernel.id.SiteId;

/// Answers a visitor's turn. One instance serves all conversations at once.
public interface Engine {
  /// The name that a site's settings use: lower case, such as `scripted`.
  String name();

  /// Whether this engine has been furnished for the site.
  boolean serves(SiteId site);

  /// Whether an answer costs nothing but our own processor's time. Such an engine answers while the
  /// house is too busy for others.
  boolean costsNothing();

  /// Answers one turn on the calling thread, which may block: parts of the reply go to the sink in
  /// order, and the turn is over when this returns. Cancelled by interrupting the thread or by the
  /// sink saying [ReplySink.Demand#STOP]; then the completion is [Completion#stopped].
  ///
  /// @throws EngineUnavailableException when the engine cannot answer at all
  Completion answer(Prompt prompt, Grounding grounding, ReplySink sink);
}
