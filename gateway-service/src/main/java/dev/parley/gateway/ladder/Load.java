package dev.parley.gateway.ladder;

/// How full we are, signal by signal: 0 is idle, 1 is full.
public record Load(double refusals, double streams, double late, double upstreamFailures) {
  public static final Load NONE = new Load(0, 0, 0, 0);

  /// The load that counts for a rung: what strangers alone can cause counts for proof of work only.
  double towards(Rung rung) {
    var ours = Math.max(streams, Math.max(late, upstreamFailures));
    return rung.compareTo(Rung.PROOF_OF_WORK) > 0 ? ours : Math.max(refusals, ours);
  }
}
