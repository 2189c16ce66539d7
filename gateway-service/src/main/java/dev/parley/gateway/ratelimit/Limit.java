package dev.parley.gateway.ratelimit;

import static dev.parley.gateway.ratelimit.Limit.Told.TOLD;
import static dev.parley.gateway.ratelimit.Limit.Told.UNTOLD;
import static dev.parley.gateway.ruling.Falls.CLOSED;
import static dev.parley.gateway.ruling.Falls.OPEN;
import static java.time.Duration.ofMinutes;

import dev.parley.gateway.ruling.Falls;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Every limit: what it counts by, how much, how much at once, which way it falls, whether the
/// client is told how much is left, and what it is asked for. Narrow ones stand first, so that one
/// source's excess is refused before it touches what all share.
///
/// The numbers are defaults; [LimitSettings] overrides them.
public enum Limit {
  ADDRESS_REQUEST(Key.ADDRESS, 600, ofMinutes(1), 120, CLOSED, TOLD, Limit.ordinary()),
  /// A site's server asks for all of its visitors from one address.
  ADDRESS_MINT(Key.ADDRESS, 6_000, ofMinutes(1), 600, CLOSED, TOLD, Limit.servers()),
  ADDRESS_SESSION(Key.ADDRESS, 30, ofMinutes(1), 15, CLOSED, TOLD, Set.of(Use.OPEN_SESSION)),
  ADDRESS_CHALLENGE(Key.ADDRESS, 60, ofMinutes(1), 20, CLOSED, TOLD, Set.of(Use.CHALLENGE)),
  ADDRESS_UNKNOWN(Key.ADDRESS, 60, ofMinutes(1), 30, CLOSED, TOLD, Set.of(Use.UNKNOWN)),
  /// The only one that opens: who looks whether we stand must not be told that we do not.
  STATUS_PAGE(Key.ADDRESS, 60, ofMinutes(1), 20, OPEN, TOLD, Set.of(Use.STATUS)),
  NETWORK_56_MINT(Key.NETWORK_56, 9_000, ofMinutes(1), 900, CLOSED, UNTOLD, Limit.servers()),
  NETWORK_48_MINT(Key.NETWORK_48, 12_000, ofMinutes(1), 1_200, CLOSED, UNTOLD, Limit.servers()),
  NETWORK_56_SESSION(
      Key.NETWORK_56, 90, ofMinutes(1), 45, CLOSED, UNTOLD, Set.of(Use.OPEN_SESSION)),
  NETWORK_48_SESSION(
      Key.NETWORK_48, 360, ofMinutes(1), 180, CLOSED, UNTOLD, Set.of(Use.OPEN_SESSION)),
  NETWORK_56_REQUEST(Key.NETWORK_56, 2_400, ofMinutes(1), 480, CLOSED, UNTOLD, Limit.ordinary()),
  NETWORK_48_REQUEST(Key.NETWORK_48, 9_600, ofMinutes(1), 1_920, CLOSED, UNTOLD, Limit.ordinary()),
  ASN_REQUEST(Key.ASN, 60_000, ofMinutes(1), 12_000, CLOSED, UNTOLD, Limit.ordinary()),
  /// What a site has for all of its visitors, asked for after a solved challenge or a credential of
  /// the site's server: nobody else can use it up.
  SITE_SESSION(Key.SITE, 3_000, ofMinutes(1), 600, CLOSED, UNTOLD, Set.of(Use.OPEN_SESSION)),
  SITE_MINT(Key.SITE, 6_000, ofMinutes(1), 1_200, CLOSED, TOLD, Limit.servers()),
  SITE_REQUEST(Key.SITE, 60_000, ofMinutes(1), 12_000, CLOSED, UNTOLD, Limit.ordinary()),
  SUITE_REQUEST(Key.SUITE, 300_000, ofMinutes(1), 60_000, CLOSED, UNTOLD, Limit.ordinary()),
  SESSION_MESSAGE(Key.SESSION, 20, ofMinutes(1), 8, CLOSED, TOLD, Set.of(Use.SEND_MESSAGE)),
  SESSION_RESUME(Key.SESSION, 60, ofMinutes(1), 20, CLOSED, TOLD, Set.of(Use.RESUME_REPLY)),
  SESSION_MANIFEST(Key.SESSION, 30, ofMinutes(1), 10, CLOSED, TOLD, Set.of(Use.MANIFEST)),
  SESSION_RENEWAL(Key.SESSION, 6, ofMinutes(1), 3, CLOSED, TOLD, Set.of(Use.RENEW_SESSION)),
  SUBJECT_MESSAGE(Key.SUBJECT, 40, ofMinutes(1), 16, CLOSED, TOLD, Set.of(Use.SEND_MESSAGE));

  /// Whether the client is told: what many share says too much about the others.
  enum Told {
    TOLD,
    UNTOLD
  }

  private final Key key;
  private final int rate;
  private final Duration per;
  private final int burst;
  private final Falls falls;
  private final Told told;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Set<Use> uses;

  private final String label;

  Limit(Key key, int rate, Duration per, int burst, Falls falls, Told told, Set<Use> uses) {
    this.key = key;
    this.rate = rate;
    this.per = per;
    this.burst = burst;
    this.falls = falls;
    this.told = told;
    this.uses = EnumSet.copyOf(uses);
    this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Everything but the status page, which must answer when nothing else does, and what a site's
  /// server asks for.
  private static Set<Use> ordinary() {
    return EnumSet.complementOf(EnumSet.of(Use.STATUS, Use.MINT_SESSION, Use.REVOKE_SESSIONS));
  }

  private static Set<Use> servers() {
    return EnumSet.of(Use.MINT_SESSION, Use.REVOKE_SESSIONS);
  }

  public Key key() {
    return key;
  }

  /// What holds where no setting says otherwise.
  public Quota usual() {
    return new Quota(rate, per, burst);
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
    return stage() == stage && uses.contains(use);
  }

  /// When it is asked.
  public Stage stage() {
    return this == SITE_SESSION || this == SITE_MINT ? Stage.PROVEN : key.stage();
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
