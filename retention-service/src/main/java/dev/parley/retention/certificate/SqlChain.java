package dev.parley.retention.certificate;

import dev.parley.kernel.id.BucketId;
import dev.parley.retention.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SqlChain implements Chain {
  private final Database database;

  SqlChain(Database database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    return database.ask("SELECT clock_timestamp() AS now", row -> Database.instant(row, "now"));
  }

  @Override
  public Link next() {
    return latest(1).stream()
        .findFirst()
        .map(last -> new Link(last.number() + 1, last.statement()))
        .orElse(Link.FIRST);
  }

  @Override
  public boolean file(UUID id, BucketId bucket, Link link, String statement) {
    return database.ask(
        "SELECT file_certificate(?, ?, ?, ?, ?)",
        row -> row.getBoolean(1),
        id,
        bucket.value(),
        link.number(),
        link.digest(),
        statement);
  }

  @Override
  public List<Certificate> latest(int limit) {
    return database.query(
        "SELECT * FROM certificate ORDER BY number DESC LIMIT ?", SqlChain::read, limit);
  }

  @Override
  public Optional<Certificate> find(UUID id) {
    return database.query("SELECT * FROM certificate WHERE id = ?", SqlChain::read, id).stream()
        .findFirst();
  }

  private static Certificate read(ResultSet row) throws SQLException {
    return new Certificate(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        new BucketId(row.getObject("bucket_id", UUID.class)),
        Database.instant(row, "issued_at"),
        row.getString("statement"));
  }
}
