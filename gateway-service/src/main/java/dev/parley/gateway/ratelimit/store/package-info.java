/// Budgets in this process: a table of fixed size, without a lock on the way of a known key, and
/// without the keys themselves.
@NullMarked
package dev.parley.gateway.ratelimit.store;

import org.jspecify.annotations.NullMarked;
