package dev.parley.retention.doubles;

import dev.parley.kernel.id.BucketId;
import dev.parley.retention.certificate.Certificate;
import dev.parley.retention.certificate.Chain;
import dev.parley.retention.certificate.Link;
import dev.parley.testing.TestingClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The rules of `file_certificate`, in memory.
public final class ChainDouble implements Chain {
  private final TestingClock clock;
  private final ProgressDouble progress;
  private final Fuse fuse;
  private final List<Certificate> filed = new ArrayList<>();
  private int races;

  public ChainDouble(TestingClock clock, ProgressDouble progress, Fuse fuse) {
    this.clock = clock;
    this.progress = progress;
    this.fuse = fuse;
  }

  public List<Certificate> filed() {
    return List.copyOf(filed);
  }

  /// So often another replica files first.
  public void lose(int times) {
    races = times;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Link next() {
    return filed.isEmpty()
        ? new Link(1, null)
        : new Link(filed.size() + 1L, filed.getLast().statement());
  }

  @Override
  public boolean file(UUID id, BucketId bucket, Link link, String statement) {
    if (races > 0) {
      races--;
      return false;
    }
    progress.certify();
    filed.add(new Certificate(id, link.number(), bucket, clock.instant(), statement));
    fuse.burn();
    return true;
  }

  @Override
  public List<Certificate> latest(int limit) {
    return filed();
  }

  @Override
  public Optional<Certificate> find(UUID id) {
    return filed.stream().filter(certificate -> certificate.id().equals(id)).findFirst();
  }
}
