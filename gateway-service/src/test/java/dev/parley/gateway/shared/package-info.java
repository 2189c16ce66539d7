@NullMarked
package dev.parley.gateway.shared;

import org.jspecify.annotations.NullMarked;
