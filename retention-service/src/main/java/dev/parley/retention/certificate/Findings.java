package dev.parley.retention.certificate;

import dev.parley.retention.bucket.Bucket;
import java.util.List;

/// All that a certificate says of one destruction.
///
/// @param messages how many messages went with the bucket
public record Findings(Bucket bucket, List<Finding> findings, long messages) {
  public Findings {
    findings = List.copyOf(findings);
  }
}
