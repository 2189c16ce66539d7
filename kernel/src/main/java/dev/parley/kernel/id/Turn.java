package dev.parley.kernel.id;

/// The number of a turn in its conversation, 1 for the first.
public record Turn(long number) {
  public Turn {
    if (number < 1) {
      throw new IllegalArgumentException("turns are counted from 1");
    }
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
