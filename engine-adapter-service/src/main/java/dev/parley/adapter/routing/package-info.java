/// Which engine answers a site, on the rung that the gateway's ladder is on.
///
/// A site that no engine has been furnished for gets `engine.unavailable`, never another site's
/// answers; nor does one that costs answer while only scripted answers are allowed.
@NullMarked
package dev.parley.adapter.routing;

import org.jspecify.annotations.NullMarked;
