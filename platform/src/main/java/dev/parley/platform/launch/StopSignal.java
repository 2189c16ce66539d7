package dev.parley.platform.launch;

/// How a program is asked to end in good order.
public enum StopSignal {
  TERM,
  /// PostgreSQL's "fast" shutdown: sessions end, nothing is lost. Its TERM would wait for clients.
  INT
}
