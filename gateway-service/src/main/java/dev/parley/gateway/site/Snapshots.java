package dev.parley.gateway.site;

import java.util.function.Consumer;

/// Where the sites in force come from.
public interface Snapshots {

  /// Tells what is in force, at once and again whenever it changes; to one follower.
  void follow(Consumer<Snapshot> follower);
}
