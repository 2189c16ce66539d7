package dev.parley.platform.vault;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;

/// The database user that Vault makes other users with: no superuser, and no reader of data either.
/// It may make roles, put them into the group roles, and end their sessions.
final class VaultsUser implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Connection administrator;
  private final String database;
  private final String user;

  private VaultsUser(Connection administrator, String database, String user) {
    this.administrator = administrator;
    this.database = database;
    this.user = user;
  }

  static VaultsUser in(Postgres postgres, String database, String user) {
    try {
      return new VaultsUser(
          DriverManager.getConnection(
              postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword()),
          database,
          user);
    } catch (SQLException e) {
      throw new VaultFailure(
          "%s does not let its administrator into database %s: %s"
              .formatted(postgres, database, e.getMessage()),
          0,
          e);
    }
  }

  boolean exists() {
    try (PreparedStatement query =
        administrator.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      query.setString(1, user);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  void create() {
    run("CREATE ROLE %s LOGIN CREATEROLE".formatted(user));
  }

  /// A new random password, said once.
  String renewPassword() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    run("ALTER ROLE %s PASSWORD '%s'".formatted(user, password));
    return password;
  }

  /// Only the groups' members and Vault come into this database, and nobody makes temporary tables.
  void admitTo(List<String> groups) {
    String members = String.join(", ", groups);
    run("GRANT %s TO %s WITH ADMIN TRUE, INHERIT FALSE, SET FALSE".formatted(members, user));
    run("GRANT pg_signal_backend TO %s".formatted(user));
    run("REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(database));
    run("GRANT CONNECT ON DATABASE %s TO %s, %s".formatted(database, members, user));
  }

  private void run(String sql) {
    try (Statement statement = administrator.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private VaultFailure failure(SQLException cause) {
    return new VaultFailure(
        "database %s refuses to furnish %s: %s".formatted(database, user, cause.getMessage()),
        0,
        cause);
  }

  @Override
  public void close() {
    try {
      administrator.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
