@NullMarked
package dev.parley.gateway.ratelimit.store;

import org.jspecify.annotations.NullMarked;
