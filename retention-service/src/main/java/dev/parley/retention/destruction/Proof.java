package dev.parley.retention.destruction;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.retention.canary.ProbeSealer;
import dev.parley.retention.canary.Witness;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the probe opens, asked before and after. Only a plain answer counts: an error is no
/// proof of anything.
@ApplicationScoped
public class Proof {
  private static final int FORBIDDEN = 403;
  private static final int LONGEST_NOTE = 200;

  private final KeyShredding keys;
  private final ProbeSealer probes;
  private final Witness witness;

  public Proof(KeyShredding keys, ProbeSealer probes, Witness witness) {
    this.keys = keys;
    this.probes = probes;
    this.witness = witness;
  }

  /// The control: a proof that would pass on a broken witness proves nothing.
  Examination opens(Plan plan) {
    var testimony = witness.asked(plan.bucket().id(), plan.probe());
    return testimony.opens()
        ? new Examination.Passed("witness: opens")
        : new Examination.Failed(Refusal.PROBE_DOES_NOT_OPEN);
  }

  Examination opensNoMore(Plan plan) {
    var bucket = plan.bucket().id();
    if (keys.find(bucket).isPresent()) {
      return new Examination.Failed(Refusal.KEY_STILL_THERE);
    }
    if (seals(bucket)) {
      return new Examination.Failed(Refusal.KEY_STILL_SEALS);
    }
    var testimony = witness.asked(bucket, plan.probe());
    return testimony.opens()
        ? new Examination.Failed(Refusal.PROBE_STILL_OPENS)
        : new Examination.Passed(
            shortened("key: 404; sealing: refused; witness: " + testimony.reason()));
  }

  /// Sealing under a name without a key would make one, which retention may not do that way: Vault
  /// then says 403.
  private boolean seals(BucketId bucket) {
    try {
      probes.seal(bucket);
      return true;
    } catch (VaultRefusedException refused) {
      if (refused.status() == FORBIDDEN) {
        return false;
      }
      throw refused;
    }
  }

  private static String shortened(String note) {
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
  }
}
