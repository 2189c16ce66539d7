package dev.parley.adapter.engine.scripted.script;

/// What is wrong with a script, and where; lines and columns are counted from 1.
public record Flaw(int line, int column, String reason) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + reason;
  }
}
