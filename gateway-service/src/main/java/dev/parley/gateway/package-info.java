/// The only service that visitors reach.
///
/// [Gateway] is the whole story on one page: every endpoint, who may use it, and the room that does
/// the work. What is not there is refused.
@NullMarked
package dev.parley.gateway;

import org.jspecify.annotations.NullMarked;
