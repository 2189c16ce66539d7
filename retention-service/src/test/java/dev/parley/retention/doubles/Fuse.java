package dev.parley.retention.doubles;

/// Kills right after the n-th change of anything outside the process.
public final class Fuse {
  private int left = Integer.MAX_VALUE;
  private int burnt;

  public void killAfter(int changes) {
    left = changes;
  }

  public void repair() {
    left = Integer.MAX_VALUE;
  }

  public int changes() {
    return burnt;
  }

  void burn() {
    burnt++;
    if (--left == 0) {
      throw new Killed();
    }
  }
}
