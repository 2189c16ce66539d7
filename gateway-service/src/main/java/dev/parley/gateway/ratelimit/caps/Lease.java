package dev.parley.gateway.ratelimit.caps;

/// Something that is held open. Closing it twice gives back once.
public interface Lease extends AutoCloseable {
  @Override
  void close();
}
