package dev.parley.adapter.engine;

/// What a turn cost, in the provider's tokens; zero for an engine that is not billed by tokens.
public record Usage(long read, long written) {
  public static final Usage NONE = new Usage(0, 0);

  public Usage {
    if (read < 0 || written < 0) {
      throw new IllegalArgumentException("usage is never negative");
    }
  }
}
