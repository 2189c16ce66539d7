package dev.parley.gateway.replay;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import java.util.Optional;
import java.util.OptionalLong;

/// What is in force now, for what a proposal does not say.
public interface InForce {

  /// No list, no geofence.
  InForce NOTHING =
      new InForce() {
        @Override
        public Optional<Effect> access(Optional<SiteId> site) {
          return Optional.of(AccessList.EMPTY.effect());
        }

        @Override
        public Ruling region(SiteId site, Optional<String> country, OptionalLong asn) {
          return Ruling.admitted("geofence.none");
        }
      };

  /// All that a list decides by. May take long.
  ///
  /// @param site none for the suite's list
  /// @return none where nobody knows what the list says, and everyone is denied
  Optional<Effect> access(Optional<SiteId> site);

  /// What the site's geofence says of a place.
  Ruling region(SiteId site, Optional<String> country, OptionalLong asn);
}
