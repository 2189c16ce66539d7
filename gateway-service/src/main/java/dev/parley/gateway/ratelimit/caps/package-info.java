/// How much anyone may hold open at once: streams and connections.
///
/// Counted in this process. What was admitted is given back exactly once, however it ends.
@NullMarked
package dev.parley.gateway.ratelimit.caps;

import org.jspecify.annotations.NullMarked;
