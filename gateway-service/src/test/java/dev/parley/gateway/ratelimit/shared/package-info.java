@NullMarked
package dev.parley.gateway.ratelimit.shared;

import org.jspecify.annotations.NullMarked;
