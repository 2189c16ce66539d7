package dev.parley.adapter.engine.scripted.intent;

/// @param confidence the calibrated probability that the text wants this, 0 to 1
public record Guess(String intent, double confidence) {}
