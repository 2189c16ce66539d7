package dev.parley.platform.vault;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs from one installation to the next.
///
/// @param credentialTtl life of a certificate and of an identity token; 10 s to 1 h
/// @param databaseLeaseTtl life of a database user until its lease is renewed; 10 s to 1 h
/// @param tokenPeriod a service's Vault token dies when not renewed for so long; 1 min to 1 h
/// @param wrapTtl how long a wrapped secret-id waits to be opened; 1 s to 5 min
/// @param launcherPeriod the launcher's token dies when not renewed for so long; 1 h to 31 days
/// @param trustDomain of the SPIFFE ids in certificates
/// @param oidcIssuer Vault's address as the receivers of identity tokens reach it
/// @param hostNames DNS names that a certificate may carry besides `localhost`; `${service}` stands
///   for the service's name
/// @param auditLog a file that Vault appends to, on its own disk; null leaves audit to the
///   operator. Vault refuses all requests while it cannot write there
public record Settings(
    Duration credentialTtl,
    Duration databaseLeaseTtl,
    Duration tokenPeriod,
    Duration wrapTtl,
    Duration launcherPeriod,
    String trustDomain,
    URI oidcIssuer,
    Postgres postgres,
    List<String> hostNames,
    @Nullable Path auditLog) {

  public Settings {
    within("credential ttl", credentialTtl, ofSeconds(10), ofHours(1));
    within("database lease ttl", databaseLeaseTtl, ofSeconds(10), ofHours(1));
    within("token period", tokenPeriod, ofMinutes(1), ofHours(1));
    within("wrap ttl", wrapTtl, ofSeconds(1), ofMinutes(5));
    within("launcher period", launcherPeriod, ofHours(1), ofDays(31));
    hostNames = List.copyOf(hostNames);
  }

  /// The local defaults: everything lives 10 min, so that rotation is seen daily.
  public static Settings local(URI oidcIssuer, Postgres postgres) {
    return new Settings(
        ofMinutes(10),
        ofMinutes(10),
        ofMinutes(10),
        ofSeconds(60),
        ofDays(31),
        "parley",
        oidcIssuer,
        postgres,
        List.of(),
        null);
  }

  public Settings withLives(Duration credentialTtl, Duration databaseLeaseTtl) {
    return new Settings(
        credentialTtl,
        databaseLeaseTtl,
        tokenPeriod,
        wrapTtl,
        launcherPeriod,
        trustDomain,
        oidcIssuer,
        postgres,
        hostNames,
        auditLog);
  }

  public Settings withAuditLog(Path auditLog) {
    return new Settings(
        credentialTtl,
        databaseLeaseTtl,
        tokenPeriod,
        wrapTtl,
        launcherPeriod,
        trustDomain,
        oidcIssuer,
        postgres,
        hostNames,
        auditLog);
  }

  private static void within(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; it may be %s to %s".formatted(what, value, least, most));
    }
  }
}
