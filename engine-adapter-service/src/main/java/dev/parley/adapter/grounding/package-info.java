/// The engine's one way to business facts: questions and proofs go to the middleware under the
/// visitor's own ticket.
///
/// Nothing is decided here; what the middleware refuses becomes a value that the engine can speak
/// of.
@NullMarked
package dev.parley.adapter.grounding;

import org.jspecify.annotations.NullMarked;
