/// The port to whatever answers a visitor.
///
/// An engine sees one inspected text, the earlier turns and nothing else of the house; it learns
/// business facts only by asking [Grounding] a question of the closed catalogue. It keeps nothing
/// between turns: what it must remember it hands back as [EngineMemory], which is sealed and stored
/// with the reply, so that any replica can answer the next turn. A vendor's room knows this room
/// and no other; no text of a message is ever logged or put into an exception from here.
@NullMarked
package dev.parley.adapter.engine;

import org.jspecify.annotations.NullMarked;
