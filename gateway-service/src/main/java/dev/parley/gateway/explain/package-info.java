/// How a request would be answered that nobody has sent, gate by gate.
///
/// Asking changes nothing: no limit is charged, no challenge is used up, nothing is recorded.
@NullMarked
package dev.parley.gateway.explain;

import org.jspecify.annotations.NullMarked;
