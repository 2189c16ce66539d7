package dev.parley.gateway.file;

/// Tells what two looks in a row see alike. A file that is being written is not taken in halves,
/// though a half may be well-formed, and an editor that moves files about changes nothing.
///
/// Used by one thread.
public final class Settling<T> {
  private T seen;

  /// @param first what the first look saw
  public Settling(T first) {
    seen = first;
  }

  /// Whether this look saw what the one before saw.
  public boolean settled(T now) {
    var same = now.equals(seen);
    seen = now;
    return same;
  }
}
