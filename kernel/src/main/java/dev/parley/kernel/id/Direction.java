package dev.parley.kernel.id;

/// Which way a message goes; the code is the one on the wire and in the tables.
public enum Direction {
  VISITOR(1),
  ENGINE(2);

  private final int code;

  Direction(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /// @throws IllegalArgumentException when there is no such direction
  public static Direction of(int code) {
    return switch (code) {
      case 1 -> VISITOR;
      case 2 -> ENGINE;
      default -> throw new IllegalArgumentException("no such direction");
    };
  }
}
