package dev.parley.retention.bucket;

import dev.parley.kernel.id.SiteId;
import dev.parley.retention.canary.Probe;
import dev.parley.retention.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

@ApplicationScoped
class SqlInventory implements Inventory {
  private final Database database;

  SqlInventory(Database database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    return database.ask("SELECT clock_timestamp() AS now", row -> Database.instant(row, "now"));
  }

  @Override
  public Set<Instant> slotsFrom(SiteId site, String retentionClass, Instant start) {
    return Set.copyOf(
        database.query(
            """
            SELECT slot_start FROM bucket
            WHERE site = ? AND retention_class = ? AND slot_start >= ?
            """,
            row -> Database.instant(row, "slot_start"),
            site.value(),
            retentionClass,
            start));
  }

  @Override
  public boolean open(Bucket bucket, Probe probe) {
    return database.ask(
        "SELECT open_bucket(?, ?, ?, ?, ?, ?, ?)",
        row -> row.getBoolean(1),
        bucket.id().value(),
        bucket.site().value(),
        bucket.retentionClass(),
        bucket.slot().start(),
        bucket.slot().end(),
        bucket.destroyAt(),
        probe.sealed());
  }

  @Override
  public List<Bucket> latest(int limit) {
    return database.query(
        "SELECT * FROM bucket ORDER BY destroy_at DESC, id LIMIT ?", BucketRow::read, limit);
  }
}
