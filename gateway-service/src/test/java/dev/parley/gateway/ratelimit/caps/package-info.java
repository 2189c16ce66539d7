@NullMarked
package dev.parley.gateway.ratelimit.caps;

import org.jspecify.annotations.NullMarked;
