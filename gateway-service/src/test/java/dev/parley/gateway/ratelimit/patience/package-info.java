@NullMarked
package dev.parley.gateway.ratelimit.patience;

import org.jspecify.annotations.NullMarked;
