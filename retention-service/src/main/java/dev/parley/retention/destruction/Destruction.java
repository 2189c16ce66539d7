package dev.parley.retention.destruction;

import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.BucketId;
import dev.parley.retention.bucket.Bucket;
import dev.parley.retention.certificate.CertificateIssuer;
import dev.parley.retention.certificate.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Plans and executes. Whoever executes goes on from the last step on record.
@ApplicationScoped
public class Destruction {
  private static final int AT_ONCE = 100;

  private final Progress progress;
  private final KeyShredding keys;
  private final Proof proof;
  private final CertificateIssuer certificates;
  private final Audit audit;
  private final Duration claim;

  public Destruction(
      Progress progress,
      KeyShredding keys,
      Proof proof,
      CertificateIssuer certificates,
      Audit audit,
      @ConfigProperty(name = "parley.retention.claim") Duration claim) {
    this.progress = progress;
    this.keys = keys;
    this.proof = proof;
    this.certificates = certificates;
    this.audit = audit;
    this.claim = claim;
  }

  public List<Plan> plan() {
    return progress.due(AT_ONCE);
  }

  public Outcome execute(Plan plan) {
    var bucket = plan.bucket();
    if (!progress.claim(bucket.id(), claim)) {
      return new Outcome.LeftToAnother();
    }
    for (var step : progress.reached(bucket.id()).rest()) {
      if (take(step, plan) instanceof Examination.Failed(var refusal)) {
        return refused(bucket, refusal);
      }
    }
    return certified(bucket);
  }

  private Examination take(Step step, Plan plan) {
    var bucket = plan.bucket().id();
    return switch (step) {
      case PLANNED -> new Examination.Passed("");
      case WITNESSED -> recorded(step, bucket, proof.opens(plan));
      case ROTATED -> recorded(step, bucket, done(() -> keys.rotate(bucket)));
      case RAISED -> recorded(step, bucket, done(() -> keys.raise(bucket)));
      case TRIMMED -> recorded(step, bucket, done(() -> keys.trim(bucket)));
      case DELETED -> recorded(step, bucket, done(() -> keys.delete(bucket)));
      case PROVEN -> recorded(step, bucket, proof.opensNoMore(plan));
      case DROPPED -> done(() -> progress.drop(bucket));
    };
  }

  private Examination recorded(Step step, BucketId bucket, Examination examination) {
    if (examination instanceof Examination.Passed(var note)) {
      progress.record(bucket, step, note);
    }
    return examination;
  }

  private static Examination done(Runnable work) {
    work.run();
    return new Examination.Passed("");
  }

  private Outcome certified(Bucket bucket) {
    var findings =
        new Findings(bucket, progress.findings(bucket.id()), progress.messages(bucket.id()));
    var certificate = certificates.issue(findings);
    if (certificate.isEmpty()) {
      return refused(bucket, Refusal.CHAIN_MOVED);
    }
    audit.record(
        AuditEvent.done(
            "bucket.destroyed",
            Map.of(
                "bucket", bucket.id(),
                "site", bucket.site(),
                "class", bucket.retentionClass(),
                "messages", findings.messages(),
                "certificate", certificate.get())));
    return new Outcome.Destroyed(certificate.get());
  }

  private Outcome refused(Bucket bucket, Refusal refusal) {
    audit.record(
        new AuditEvent(
            "destruction.refused",
            refusal.code(),
            Map.of("bucket", bucket.id(), "site", bucket.site())));
    return new Outcome.Refused(refusal);
  }
}
