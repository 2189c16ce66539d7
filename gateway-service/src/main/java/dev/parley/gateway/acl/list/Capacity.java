package dev.parley.gateway.acl.list;

/// How arrays of entries grow: by half, since the old one stands beside the new one meanwhile.
final class Capacity {
  static final int FIRST = 16;

  private Capacity() {}

  static int after(int size) {
    return size + (size >> 1);
  }
}
