package dev.parley.platform.vault;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL server whose users Vault makes, as Vault reaches it.
///
/// @param adminUser may make roles and grant the group roles; used to make Vault's own user only
/// @param sslMode as libpq names it: `verify-full`, or `disable` for a server on loopback without
///   TLS
/// @param rootCert PEM, as a path that Vault can read; null where `sslMode` checks no certificate
public record Postgres(
    String host,
    int port,
    String adminUser,
    String adminPassword,
    String sslMode,
    @Nullable Path rootCert) {

  private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9/._~-]+");

  public Postgres {
    if (sslMode.startsWith("verify-") && rootCert == null) {
      throw new IllegalArgumentException(sslMode + " needs the root certificate of PostgreSQL");
    }
    if (rootCert != null && !URL_SAFE.matcher(rootCert.toString()).matches()) {
      throw new IllegalArgumentException(
          "the path of PostgreSQL's root certificate holds a character that is not plain: "
              + rootCert);
    }
  }

  /// What Vault connects with; it fills in user and password itself.
  String vaultUrl(String database) {
    return "postgresql://{{username}}:{{password}}@" + address(database);
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://" + address(database);
  }

  private String address(String database) {
    return "%s:%d/%s?sslmode=%s%s"
        .formatted(
            host, port, database, sslMode, rootCert == null ? "" : "&sslrootcert=" + rootCert);
  }

  /// Names no password.
  @Override
  public String toString() {
    return "PostgreSQL at " + host + ":" + port;
  }
}
