package dev.parley.gateway.acl;

import java.time.Instant;
import java.util.Optional;

/// How one source of a list stands.
///
/// @param source the file, or `admin`
/// @param readable whether it is in force as a list; else it denies everyone in its scope
/// @param entries of the list in force
/// @param loaded when the list in force was taken; empty where there never was one
/// @param failures how many times a list was not taken since the start
/// @param problem why the newest was not taken, until one is: file, line and reason
public record AccessListStatus(
    Scope scope,
    String source,
    boolean readable,
    int entries,
    Optional<Instant> loaded,
    long failures,
    Optional<String> problem) {

  static AccessListStatus of(
      Scope scope,
      String source,
      Standing standing,
      Optional<Instant> loaded,
      long failures,
      Optional<String> problem) {
    return switch (standing) {
      case Standing.Held(var list) ->
          new AccessListStatus(scope, source, true, list.entries(), loaded, failures, problem);
      case Standing.Unreadable(var _) ->
          new AccessListStatus(scope, source, false, 0, loaded, failures, problem);
    };
  }
}
