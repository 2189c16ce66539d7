/// Decides by its address whether a caller may speak to us at all.
///
/// Two scopes, the suite's before the site's, and both must admit. In one scope what its file says
/// and what the operators added by the admin API are one list: a denial beats every allowance,
/// however wide or narrow either is; where the list allows anybody, whom it does not allow is
/// denied; of several entries that fit, the most specific of the deciding kind is the one named.
/// IPv6 networks speak of IPv6 only: `::/0` takes no IPv4 address with it.
///
/// A list is taken whole or not at all. One that cannot be read denies everyone in its scope and
/// says so; a malformed one leaves the last good one in force, and denies where there is none. What
/// is in force is one snapshot of all scopes, replaced at once; asking it never waits.
///
/// Falls closed.
@NullMarked
package dev.parley.gateway.acl;

import org.jspecify.annotations.NullMarked;
