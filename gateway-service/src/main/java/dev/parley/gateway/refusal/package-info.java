/// How a visitor is refused: a problem of `contracts/problems.csv`, and the log line it can be
/// found by.
@NullMarked
package dev.parley.gateway.refusal;

import org.jspecify.annotations.NullMarked;
