package dev.parley.platform.postgres;

import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The databases and roles that everything else is built on. What is there already stays.
public final class Databases {

  /// A role that Vault's own users are made with: it may make roles, and owns no data.
  public static final String ROLE_ADMIN = "role_admin";

  private static final List<Database> ALL =
      List.of(
          new Database("parley", "parley_owner", List.of("app_middleware", "app_retention")),
          new Database("hotel", "hotel_owner", List.of("hotel_reader")),
          new Database("keycloak", "keycloak", List.of()));

  private final PostgresServer server;
  private final Secrets secrets;

  public Databases(PostgresServer server, Secrets secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  /// Makes what is missing, then brings the tables to the newest form.
  public void furnish() {
    try (var connection = superuser("postgres")) {
      login(connection, ROLE_ADMIN, "CREATEROLE");
      run(connection, "GRANT pg_signal_backend TO " + ROLE_ADMIN + " WITH ADMIN OPTION");
      for (Database database : ALL) {
        roles(connection, database);
      }
    } catch (SQLException e) {
      throw new CannotStart("the databases cannot be furnished: " + e.getMessage(), e);
    }
  }

  /// Brings the tables of the databases that Parley owns to the newest form, as their owners.
  public void migrate() {
    for (Database database : ALL) {
      if (!database.groups().isEmpty()) {
        new Migrations(server.address()).run(database, password(database.owner()));
      }
    }
  }

  /// The password of a role that logs in.
  public String password(String role) {
    return secrets.password("postgres-" + role.replace('_', '-'));
  }

  private void roles(Connection connection, Database database) throws SQLException {
    login(connection, database.owner(), "");
    if (isMissing(connection, "pg_database", "datname", database.name())) {
      run(connection, "CREATE DATABASE %s OWNER %s".formatted(database.name(), database.owner()));
    }
    run(connection, "REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
    for (String group : database.groups()) {
      if (isMissing(connection, "pg_roles", "rolname", group)) {
        run(connection, "CREATE ROLE " + group + " NOLOGIN");
      }
      run(connection, "GRANT CONNECT ON DATABASE " + database.name() + " TO " + group);
      run(connection, "GRANT " + group + " TO " + ROLE_ADMIN + " WITH ADMIN OPTION");
    }
    run(
        connection,
        "GRANT CONNECT, TEMPORARY ON DATABASE %s TO %s WITH GRANT OPTION"
            .formatted(database.name(), ROLE_ADMIN));
    try (var inside = superuser(database.name())) {
      run(inside, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
      run(inside, "GRANT ALL ON SCHEMA public TO " + database.owner());
      for (String group : database.groups()) {
        run(inside, "GRANT USAGE ON SCHEMA public TO " + group);
      }
    }
  }

  private void login(Connection connection, String role, String attributes) throws SQLException {
    if (isMissing(connection, "pg_roles", "rolname", role)) {
      run(connection, "CREATE ROLE %s LOGIN %s".formatted(role, attributes));
    }
    run(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(role, password(role)));
  }

  private Connection superuser(String database) throws SQLException {
    return server.address().connect(database, PostgresServer.SUPERUSER, server.superuserPassword());
  }

  private static boolean isMissing(Connection connection, String table, String column, String name)
      throws SQLException {
    String query = "SELECT 1 FROM %s WHERE %s = ?".formatted(table, column);
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return !statement.executeQuery().next();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
