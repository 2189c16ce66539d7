package dev.parley.gateway.ladder;

/// Where the ladder looks.
public interface LoadSignals {
  Load load();
}
