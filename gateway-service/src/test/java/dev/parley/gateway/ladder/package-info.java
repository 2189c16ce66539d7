@NullMarked
package dev.parley.gateway.ladder;

import org.jspecify.annotations.NullMarked;
