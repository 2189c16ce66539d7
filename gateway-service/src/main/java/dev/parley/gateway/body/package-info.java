/// Reads bodies within a bound, and not a byte beyond it.
@NullMarked
package dev.parley.gateway.body;

import org.jspecify.annotations.NullMarked;
