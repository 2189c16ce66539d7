package dev.parley.gateway.admission;

import static dev.parley.gateway.ratelimit.Use.CHALLENGE;
import static dev.parley.gateway.ratelimit.Use.MANIFEST;
import static dev.parley.gateway.ratelimit.Use.MINT_SESSION;
import static dev.parley.gateway.ratelimit.Use.OPEN_SESSION;
import static dev.parley.gateway.ratelimit.Use.RENEW_SESSION;
import static dev.parley.gateway.ratelimit.Use.RESUME_REPLY;
import static dev.parley.gateway.ratelimit.Use.REVOKE_SESSIONS;
import static dev.parley.gateway.ratelimit.Use.SEND_MESSAGE;
import static dev.parley.gateway.ruling.Falls.CLOSED;

import dev.parley.gateway.ratelimit.Use;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The gates in the order in which they are asked, the way each falls, and what it is asked for.
/// This table is what runs: [Admission] walks it from the top, and the first refusal answers.
///
/// | gate | refuses with |
/// |---|---|
/// | `client` | `client.unresolved`: nobody of ours vouches for an address |
/// | `acl` | `access.denied`: the suite's list, then the site's |
/// | `geofence` | `region.denied`: the site's countries and networks |
/// | `limit` | `limit.exceeded`: by address, network, site and suite |
/// | `ladder` | `site.closed`: under load, on its last rung |
/// | `challenge` | `challenge.required`, `.invalid`, `.expired`, `.replayed` |
/// | `credential` | `site.credential`: a site's server that mints or ends sessions |
/// | `site-limit` | `limit.exceeded`: a site's new sessions, all together |
/// | `session` | `session.missing`, `.invalid`, `.expired`, `.origin`, `site.*` |
/// | `visitor-limit` | `limit.exceeded`: by session and subject |
/// | `stream` | `limit.exceeded`: streams open at once |
///
/// A gate that is not asked for a use is an exemption, and stands here to be seen.
///
/// What is shared over replicas falls to the replica while the shared store is away: limits to its
/// share, and a solution of `challenge` counts once at each replica.
@Singleton
public class AdmissionTable {
  private static final Set<Use> EVERYTHING = EnumSet.allOf(Use.class);
  private static final Set<Use> WITH_A_SESSION =
      EnumSet.of(RENEW_SESSION, MANIFEST, SEND_MESSAGE, RESUME_REPLY);
  private static final Set<Use> STREAMS = EnumSet.of(SEND_MESSAGE, RESUME_REPLY);
  private static final Set<Use> BY_SERVERS = EnumSet.of(MINT_SESSION, REVOKE_SESSIONS);

  /// Ending sessions is none: who logs out is let go though the chat is closed.
  private static final Set<Use> WORK =
      EnumSet.of(
          OPEN_SESSION,
          MINT_SESSION,
          CHALLENGE,
          RENEW_SESSION,
          MANIFEST,
          SEND_MESSAGE,
          RESUME_REPLY);

  private final List<Gate> gates;

  public AdmissionTable(Gates gates) {
    this.gates =
        List.of(
            new Gate("client", CLOSED, EVERYTHING, gates::client),
            new Gate("acl", CLOSED, EVERYTHING, gates::accessLists),
            new Gate("geofence", CLOSED, EVERYTHING, gates::geofence),
            new Gate("limit", CLOSED, EVERYTHING, gates::limits),
            new Gate("ladder", CLOSED, WORK, gates::ladder),
            new Gate("challenge", CLOSED, EnumSet.of(OPEN_SESSION), gates::challenge),
            new Gate("credential", CLOSED, BY_SERVERS, gates::credential),
            new Gate(
                "site-limit",
                CLOSED,
                EnumSet.of(OPEN_SESSION, MINT_SESSION, REVOKE_SESSIONS),
                gates::siteLimits),
            new Gate("session", CLOSED, WITH_A_SESSION, gates::session),
            new Gate("visitor-limit", CLOSED, WITH_A_SESSION, gates::visitorLimits),
            new Gate("stream", CLOSED, STREAMS, gates::streams));
  }

  List<Gate> gates() {
    return gates;
  }
}
