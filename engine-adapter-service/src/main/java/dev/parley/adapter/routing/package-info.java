/// Which engine answers a site.
///
/// A site that no engine has been furnished for gets `engine.unavailable`, never another site's
/// answers.
@NullMarked
package dev.parley.adapter.routing;

import org.jspecify.annotations.NullMarked;
