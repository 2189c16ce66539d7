@NullMarked
package dev.parley.gateway.replay;

import org.jspecify.annotations.NullMarked;
