package dev.parley.gateway.ratelimit;

import static dev.parley.gateway.ratelimit.Key.ADDRESS;
import static dev.parley.gateway.ratelimit.Key.ASN;
import static dev.parley.gateway.ratelimit.Key.NETWORK_48;
import static dev.parley.gateway.ratelimit.Key.NETWORK_56;
import static dev.parley.gateway.ratelimit.Key.SESSION;
import static dev.parley.gateway.ratelimit.Key.SITE;
import static dev.parley.gateway.ratelimit.Key.SUBJECT;
import static dev.parley.gateway.ratelimit.Key.SUITE;
import static dev.parley.gateway.ratelimit.Limit.Told.TOLD;
import static dev.parley.gateway.ratelimit.Limit.Told.UNTOLD;
import static dev.parley.gateway.ratelimit.Stage.PROVEN;
import static dev.parley.gateway.ratelimit.Stage.UNPROVEN;
import static dev.parley.gateway.ratelimit.Use.CHALLENGE;
import static dev.parley.gateway.ratelimit.Use.MANIFEST;
import static dev.parley.gateway.ratelimit.Use.OPEN_SESSION;
import static dev.parley.gateway.ratelimit.Use.PREFLIGHT;
import static dev.parley.gateway.ratelimit.Use.RENEW_SESSION;
import static dev.parley.gateway.ratelimit.Use.RESUME_REPLY;
import static dev.parley.gateway.ratelimit.Use.SEND_MESSAGE;
import static dev.parley.gateway.ratelimit.Use.STATUS;
import static dev.parley.gateway.ratelimit.Use.UNKNOWN;
import static dev.parley.gateway.ratelimit.Use.WIDGET;
import static dev.parley.gateway.ruling.Falls.CLOSED;
import static dev.parley.gateway.ruling.Falls.OPEN;

import dev.parley.gateway.ruling.Falls;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Every limit: when it is asked, what it counts by, how many in a minute, how many at once, which
/// way it falls when it cannot count, whether the client is told how much is left, and what it is
/// asked for. Narrow ones stand first, so that one source's excess is refused before it touches
/// what all share.
///
/// The numbers are defaults; [LimitSettings] overrides them.
public enum Limit {
  ADDRESS_REQUEST(UNPROVEN, ADDRESS, 600, 120, CLOSED, TOLD, Limit.ordinary()),
  /// A site's server asks for all of its visitors from one address.
  ADDRESS_MINT(UNPROVEN, ADDRESS, 6_000, 600, CLOSED, TOLD, Use.BY_SERVERS),
  ADDRESS_SESSION(UNPROVEN, ADDRESS, 30, 15, CLOSED, TOLD, Set.of(OPEN_SESSION)),
  ADDRESS_CHALLENGE(UNPROVEN, ADDRESS, 60, 20, CLOSED, TOLD, Set.of(CHALLENGE)),
  ADDRESS_UNKNOWN(UNPROVEN, ADDRESS, 60, 30, CLOSED, TOLD, Set.of(UNKNOWN)),
  /// These open: who looks whether we stand must not be told that we do not.
  STATUS_PAGE(UNPROVEN, ADDRESS, 60, 20, OPEN, TOLD, Set.of(STATUS)),
  NETWORK_56_STATUS(UNPROVEN, NETWORK_56, 240, 80, OPEN, UNTOLD, Set.of(STATUS)),
  NETWORK_48_STATUS(UNPROVEN, NETWORK_48, 960, 320, OPEN, UNTOLD, Set.of(STATUS)),
  NETWORK_56_MINT(UNPROVEN, NETWORK_56, 9_000, 900, CLOSED, UNTOLD, Use.BY_SERVERS),
  NETWORK_48_MINT(UNPROVEN, NETWORK_48, 12_000, 1_200, CLOSED, UNTOLD, Use.BY_SERVERS),
  NETWORK_56_SESSION(UNPROVEN, NETWORK_56, 90, 45, CLOSED, UNTOLD, Set.of(OPEN_SESSION)),
  NETWORK_48_SESSION(UNPROVEN, NETWORK_48, 360, 180, CLOSED, UNTOLD, Set.of(OPEN_SESSION)),
  NETWORK_56_REQUEST(UNPROVEN, NETWORK_56, 2_400, 480, CLOSED, UNTOLD, Limit.ordinary()),
  NETWORK_48_REQUEST(UNPROVEN, NETWORK_48, 9_600, 1_920, CLOSED, UNTOLD, Limit.ordinary()),
  /// What needs no proof: a provider's machines compete for it with each other.
  ASN_STRANGER(UNPROVEN, ASN, 60_000, 12_000, CLOSED, UNTOLD, Limit.strangers()),
  SESSION_MESSAGE(PROVEN, SESSION, 20, 8, CLOSED, TOLD, Set.of(SEND_MESSAGE)),
  SESSION_RESUME(PROVEN, SESSION, 60, 20, CLOSED, TOLD, Set.of(RESUME_REPLY)),
  SESSION_MANIFEST(PROVEN, SESSION, 30, 10, CLOSED, TOLD, Set.of(MANIFEST)),
  SESSION_RENEWAL(PROVEN, SESSION, 6, 3, CLOSED, TOLD, Set.of(RENEW_SESSION)),
  SUBJECT_MESSAGE(PROVEN, SUBJECT, 40, 16, CLOSED, TOLD, Set.of(SEND_MESSAGE)),
  ASN_REQUEST(PROVEN, ASN, 60_000, 12_000, CLOSED, UNTOLD, Limit.visitors()),
  /// What a site has for all of its visitors.
  SITE_SESSION(PROVEN, SITE, 3_000, 600, CLOSED, UNTOLD, Set.of(OPEN_SESSION)),
  SITE_MINT(PROVEN, SITE, 6_000, 1_200, CLOSED, TOLD, Use.BY_SERVERS),
  SITE_REQUEST(PROVEN, SITE, 60_000, 12_000, CLOSED, UNTOLD, Limit.visitors()),
  SUITE_REQUEST(PROVEN, SUITE, 300_000, 60_000, CLOSED, UNTOLD, Limit.visitors());

  /// Whether the client is told: what many share says too much about the others.
  enum Told {
    TOLD,
    UNTOLD
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Stage stage;
  private final Key key;
  private final int rate;
  private final int burst;
  private final Falls falls;
  private final Told told;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Set<Use> uses;

  private final String label;

  Limit(Stage stage, Key key, int rate, int burst, Falls falls, Told told, Set<Use> uses) {
    this.stage = stage;
    this.key = key;
    this.rate = rate;
    this.burst = burst;
    this.falls = falls;
    this.told = told;
    this.uses = EnumSet.copyOf(uses);
    this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a visitor asks for with a proof of some kind.
  private static Set<Use> visitors() {
    return EnumSet.of(OPEN_SESSION, RENEW_SESSION, MANIFEST, SEND_MESSAGE, RESUME_REPLY);
  }

  /// What is answered without any.
  private static Set<Use> strangers() {
    return EnumSet.of(WIDGET, CHALLENGE, PREFLIGHT, UNKNOWN);
  }

  /// Everything but the status page, which must answer when nothing else does, and what a site's
  /// server asks for.
  private static Set<Use> ordinary() {
    var all = EnumSet.complementOf(EnumSet.of(STATUS));
    all.removeAll(Use.BY_SERVERS);
    return all;
  }

  public Key key() {
    return key;
  }

  /// What holds where no setting says otherwise.
  public Quota usual() {
    return new Quota(rate, MINUTE, burst);
  }

  public Falls falls() {
    return falls;
  }

  public boolean told() {
    return told == Told.TOLD;
  }

  /// The limits asked at that stage of such a request, in their order.
  public static List<Limit> asked(Stage stage, Use use) {
    return Arrays.stream(values()).filter(limit -> limit.concerns(stage, use)).toList();
  }

  boolean concerns(Stage stage, Use use) {
    return this.stage == stage && uses.contains(use);
  }

  /// When it is asked.
  public Stage stage() {
    return stage;
  }

  /// Its name in settings, fields and rules: `address-request`.
  public String label() {
    return label;
  }

  /// What a record says when it refuses: `limit.address-request`.
  public String rule() {
    return "limit." + label;
  }
}
