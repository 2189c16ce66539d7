package dev.parley.adapter.engine.scripted.script;

/// What is said whatever the intent.
///
/// @param unsure says that it is not sure, and offers a person
/// @param stuck says that what was asked for was not understood again, and offers a person
/// @param unavailable says that it cannot be looked up now, and offers a person
/// @param refused says that it may not be answered here, and offers a person
/// @param none says that there is nothing to show
public record Phrases(
    Wording unsure, Wording stuck, Wording unavailable, Wording refused, Wording none) {}
