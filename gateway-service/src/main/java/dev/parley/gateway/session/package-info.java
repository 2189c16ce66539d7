/// A visitor's session: an origin-bound, single-site statement of 15 minutes at most, and the
/// tickets that speak for it further inside.
///
/// A site's server may end its visitors' sessions before. [Session] can be made in this room only,
/// so whoever holds one holds a checked one. Vault is never asked on an event loop. No token is
/// logged.
@NullMarked
package dev.parley.gateway.session;

import org.jspecify.annotations.NullMarked;
