package dev.parley.retention.destruction;

import dev.parley.kernel.id.BucketId;
import dev.parley.retention.bucket.BucketRow;
import dev.parley.retention.canary.Probe;
import dev.parley.retention.certificate.Finding;
import dev.parley.retention.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

@ApplicationScoped
class SqlProgress implements Progress {
  private final Database database;

  SqlProgress(Database database) {
    this.database = database;
  }

  @Override
  public List<Plan> due(int limit) {
    return database.query(
        """
        SELECT bucket.*, canary.probe FROM bucket JOIN canary ON bucket_id = id
        WHERE state <> 'destroyed' AND destroy_at <= clock_timestamp()
          AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
        ORDER BY destroy_at LIMIT ?
        """,
        row -> new Plan(BucketRow.read(row), new Probe(row.getString("probe"))),
        limit);
  }

  @Override
  public boolean claim(BucketId bucket, Duration patience) {
    return database.ask(
        "SELECT claim_destruction(?, make_interval(secs => ?))",
        row -> row.getBoolean(1),
        bucket.value(),
        patience.toMillis() / 1000.0);
  }

  @Override
  public Step reached(BucketId bucket) {
    return database.ask(
        "SELECT step FROM bucket WHERE id = ?",
        row -> Step.of(row.getString("step")),
        bucket.value());
  }

  @Override
  public void record(BucketId bucket, Step step, String note) {
    database.ask("SELECT record_step(?, ?, ?)", row -> true, bucket.value(), step.code(), note);
  }

  @Override
  public void drop(BucketId bucket) {
    database.ask("SELECT drop_bucket(?)", row -> row.getLong(1), bucket.value());
  }

  @Override
  public long messages(BucketId bucket) {
    return database.ask(
        "SELECT note::bigint AS messages FROM destruction_step WHERE bucket_id = ? AND step = ?",
        row -> row.getLong("messages"),
        bucket.value(),
        Step.DROPPED.code());
  }

  @Override
  public List<Finding> findings(BucketId bucket) {
    return database.query(
        "SELECT step, taken_at, note FROM destruction_step WHERE bucket_id = ? ORDER BY taken_at",
        row ->
            new Finding(
                row.getString("step"), Database.instant(row, "taken_at"), row.getString("note")),
        bucket.value());
  }
}
