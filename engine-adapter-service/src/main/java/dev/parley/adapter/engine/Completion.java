package dev.parley.adapter.engine;

/// The end of a turn, after its last part.
///
/// @param intent what the engine took the turn for, for figures only; empty when it does not say
/// @param stopped whether the turn was cancelled: its reply is not whole and must not be sealed as
///   if it were
public record Completion(
    Outcome outcome, EngineMemory memory, Usage usage, String intent, boolean stopped) {}
