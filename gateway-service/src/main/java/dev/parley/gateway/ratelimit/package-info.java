/// How much anyone may ask for: one visible table of limits ([Limit]), judged by GCRA.
///
/// All limits of a request's stage are asked in one go, and a refused request consumes nothing.
/// Budgets are shared by the replicas where a store is configured; while it is away each replica
/// keeps its share and says so. No address, session or subject is kept or stored in clear.
@NullMarked
package dev.parley.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
