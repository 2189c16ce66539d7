package dev.parley.adapter.engine;

/// What an engine wants to be told again at the next turn; opaque to everyone else. It may name
/// what a visitor said, so it is sealed like the reply it is stored with, and never prints.
///
/// @param value at most 4,096 characters; empty when there is nothing to remember
public record EngineMemory(String value) {
  public static final int LONGEST = 4_096;
  public static final EngineMemory NONE = new EngineMemory("");

  public EngineMemory {
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("an engine's memory is longer than " + LONGEST);
    }
  }

  @Override
  public String toString() {
    return "EngineMemory[" + value.length() + " characters, hidden]";
  }
}
