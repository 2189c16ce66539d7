/// Retention on the real servers.
@NullMarked
package dev.parley.retention.journey;

import org.jspecify.annotations.NullMarked;
