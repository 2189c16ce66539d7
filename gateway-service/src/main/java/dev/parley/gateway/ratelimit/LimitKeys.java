package dev.parley.gateway.ratelimit;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.LimitingNetwork;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import org.jspecify.annotations.Nullable;

/// Whom a request is counted for. What is not known is not counted by.
///
/// @param asn the autonomous system, 0 where unknown
/// @param session an opaque name of the session
public record LimitKeys(
    Address address,
    long asn,
    @Nullable SiteId site,
    @Nullable String session,
    @Nullable SubjectId subject) {

  /// @param asn 0 where unknown
  public static LimitKeys of(Address address, long asn, @Nullable SiteId site) {
    return new LimitKeys(address, asn, site, null, null);
  }

  /// @param session an opaque name of the session
  public LimitKeys with(SiteId site, String session, SubjectId subject) {
    return new LimitKeys(address, asn, site, session, subject);
  }

  /// Whether this says anything of such a key.
  boolean has(Key key) {
    return switch (key) {
      case ADDRESS, SUITE -> true;
      case NETWORK_56 -> LimitingNetwork.HOUSEHOLD.concerns(address);
      case NETWORK_48 -> LimitingNetwork.ORGANISATION.concerns(address);
      case ASN -> asn != 0;
      case SITE -> site != null;
      case SESSION -> session != null;
      case SUBJECT -> subject != null;
    };
  }

  /// Never prints whom.
  @Override
  public String toString() {
    return "LimitKeys";
  }
}
