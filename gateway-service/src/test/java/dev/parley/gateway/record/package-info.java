@NullMarked
package dev.parley.gateway.record;

import org.jspecify.annotations.NullMarked;
