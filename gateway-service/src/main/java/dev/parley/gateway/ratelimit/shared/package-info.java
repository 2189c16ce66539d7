/// Budgets that all replicas share, in Valkey or Redis: one round trip for all limits of a stage,
/// by a script that takes one of each or of none. The server's clock is the clock.
@NullMarked
package dev.parley.gateway.ratelimit.shared;

import org.jspecify.annotations.NullMarked;
