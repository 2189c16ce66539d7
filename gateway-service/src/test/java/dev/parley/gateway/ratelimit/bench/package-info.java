@NullMarked
package dev.parley.gateway.ratelimit.bench;

import org.jspecify.annotations.NullMarked;
