package dev.parley.gateway.admission;

import static dev.parley.gateway.ratelimit.Use.BY_SERVERS;
import static dev.parley.gateway.ratelimit.Use.CHALLENGE;
import static dev.parley.gateway.ratelimit.Use.MANIFEST;
import static dev.parley.gateway.ratelimit.Use.MINT_SESSION;
import static dev.parley.gateway.ratelimit.Use.OPEN_SESSION;
import static dev.parley.gateway.ratelimit.Use.RENEW_SESSION;
import static dev.parley.gateway.ratelimit.Use.RESUME_REPLY;
import static dev.parley.gateway.ratelimit.Use.REVOKE_SESSIONS;
import static dev.parley.gateway.ratelimit.Use.SEND_MESSAGE;
import static dev.parley.gateway.ruling.Falls.CLOSED;
import static dev.parley.kernel.problem.ProblemCode.ACCESS_DENIED;
import static dev.parley.kernel.problem.ProblemCode.CHALLENGE_EXPIRED;
import static dev.parley.kernel.problem.ProblemCode.CHALLENGE_INVALID;
import static dev.parley.kernel.problem.ProblemCode.CHALLENGE_REPLAYED;
import static dev.parley.kernel.problem.ProblemCode.CHALLENGE_REQUIRED;
import static dev.parley.kernel.problem.ProblemCode.CLIENT_UNRESOLVED;
import static dev.parley.kernel.problem.ProblemCode.LIMIT_EXCEEDED;
import static dev.parley.kernel.problem.ProblemCode.REGION_DENIED;
import static dev.parley.kernel.problem.ProblemCode.REQUEST_MALFORMED;
import static dev.parley.kernel.problem.ProblemCode.SESSION_EXPIRED;
import static dev.parley.kernel.problem.ProblemCode.SESSION_INVALID;
import static dev.parley.kernel.problem.ProblemCode.SESSION_MISSING;
import static dev.parley.kernel.problem.ProblemCode.SESSION_ORIGIN;
import static dev.parley.kernel.problem.ProblemCode.SITE_CLOSED;
import static dev.parley.kernel.problem.ProblemCode.SITE_CREDENTIAL;
import static dev.parley.kernel.problem.ProblemCode.SITE_ORIGIN;
import static dev.parley.kernel.problem.ProblemCode.SITE_UNKNOWN;
import static dev.parley.kernel.problem.ProblemCode.UPSTREAM_UNAVAILABLE;

import dev.parley.gateway.ratelimit.Use;
import dev.parley.kernel.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The gates in the order in which they are asked, the way each falls, and what it is asked for.
/// This table is what runs: [Admission] walks it from the top, and the first refusal answers.
///
/// | gate | refuses |
/// |---|---|
/// | `form` | what two readers could read differently |
/// | `client` | whom nobody of ours vouches for |
/// | `acl` | by the suite's list, then the site's |
/// | `geofence` | by the site's countries and networks |
/// | `limit` | by address and network, before anything is proven |
/// | `ladder` | new sessions and messages, under load, on its last rung |
/// | `challenge` | a new session without work, where work is asked for |
/// | `credential` | whoever mints or ends sessions and is not the site's server |
/// | `session` | whoever has none that is valid for this page |
/// | `proven-limit` | by session, subject, autonomous system, site and suite |
/// | `stream` | one stream too many open at once |
///
/// A gate that is not asked for a use is an exemption, and stands here to be seen: a site's server
/// is no visitor, so its region does not matter and its site's list is not asked.
///
/// What is shared over replicas falls to the replica while the shared store is away: limits to its
/// share, and a solution of `challenge` counts once at each replica. What one limit does when its
/// table is full, its own line in [Limit] says.
@Singleton
public class AdmissionTable {
  private static final Set<Use> EVERYTHING = EnumSet.allOf(Use.class);
  private static final Set<Use> WITH_A_SESSION =
      EnumSet.of(RENEW_SESSION, MANIFEST, SEND_MESSAGE, RESUME_REPLY);
  private static final Set<ProblemCode> UNSOLVED =
      Set.of(CHALLENGE_REQUIRED, CHALLENGE_INVALID, CHALLENGE_EXPIRED, CHALLENGE_REPLAYED);
  private static final Set<ProblemCode> NO_SESSION =
      Set.of(
          SESSION_MISSING,
          SESSION_INVALID,
          SESSION_EXPIRED,
          SESSION_ORIGIN,
          SITE_UNKNOWN,
          SITE_ORIGIN,
          UPSTREAM_UNAVAILABLE);
  private static final Set<Use> STREAMS = EnumSet.of(SEND_MESSAGE, RESUME_REPLY);

  /// Ending sessions is none: who logs out is let go though the chat is closed.
  private static final Set<Use> NEW_WORK =
      EnumSet.of(OPEN_SESSION, MINT_SESSION, CHALLENGE, SEND_MESSAGE);

  private static final Set<Use> PROVEN =
      EnumSet.of(
          OPEN_SESSION,
          MINT_SESSION,
          REVOKE_SESSIONS,
          RENEW_SESSION,
          MANIFEST,
          SEND_MESSAGE,
          RESUME_REPLY);
  private static final Set<Use> BY_VISITORS = EnumSet.complementOf(EnumSet.copyOf(BY_SERVERS));

  private final List<Gate> gates;

  public AdmissionTable(Gates gates) {
    this.gates =
        List.of(
            new Gate("form", CLOSED, EVERYTHING, Set.of(REQUEST_MALFORMED), gates::form),
            new Gate("client", CLOSED, EVERYTHING, Set.of(CLIENT_UNRESOLVED), gates::client),
            new Gate("acl", CLOSED, EVERYTHING, Set.of(ACCESS_DENIED), gates::accessLists),
            new Gate("geofence", CLOSED, BY_VISITORS, Set.of(REGION_DENIED), gates::geofence),
            new Gate("limit", CLOSED, EVERYTHING, Set.of(LIMIT_EXCEEDED), gates::limits),
            new Gate("ladder", CLOSED, NEW_WORK, Set.of(SITE_CLOSED), gates::ladder),
            new Gate("challenge", CLOSED, Set.of(OPEN_SESSION), UNSOLVED, gates::challenge),
            new Gate(
                "credential",
                CLOSED,
                BY_SERVERS,
                Set.of(SITE_CREDENTIAL, LIMIT_EXCEEDED),
                gates::credential),
            new Gate("session", CLOSED, WITH_A_SESSION, NO_SESSION, gates::session),
            new Gate("proven-limit", CLOSED, PROVEN, Set.of(LIMIT_EXCEEDED), gates::provenLimits),
            new Gate("stream", CLOSED, STREAMS, Set.of(LIMIT_EXCEEDED), gates::streams));
  }

  List<Gate> gates() {
    return gates;
  }
}
