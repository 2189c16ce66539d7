@NullMarked
package dev.parley.gateway.challenge;

import org.jspecify.annotations.NullMarked;
