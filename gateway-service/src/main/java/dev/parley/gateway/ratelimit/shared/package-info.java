/// Budgets that all replicas share, in Valkey or Redis: one round trip for all limits of a stage,
/// by a script that takes one of each or of none. The server's clock is the clock.
///
/// Names of budgets are stored as keyed digests: no address, session or subject can be read there.
@NullMarked
package dev.parley.gateway.ratelimit.shared;

import org.jspecify.annotations.NullMarked;
