package dev.parley.adapter.engine;

/// An earlier turn: what was asked and what was answered. Never prints its texts.
public record Exchange(String visitor, String reply) {
  @Override
  public String toString() {
    return "Exchange[hidden]";
  }
}
