package dev.parley.retention.bucket;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.SiteId;
import dev.parley.retention.database.Database;
import dev.parley.retention.policy.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// Reads a bucket from a row of the table `bucket`.
public final class BucketRow {
  private BucketRow() {}

  public static Bucket read(ResultSet row) throws SQLException {
    return new Bucket(
        new BucketId(row.getObject("id", UUID.class)),
        new SiteId(row.getString("site")),
        row.getString("retention_class"),
        new Slot(Database.instant(row, "slot_start"), Database.instant(row, "slot_end")),
        Database.instant(row, "destroy_at"),
        BucketState.of(row.getString("state")));
  }
}
