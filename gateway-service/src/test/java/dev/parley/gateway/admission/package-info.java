/// The table of gates through the real route.
@NullMarked
package dev.parley.gateway.admission;

import org.jspecify.annotations.NullMarked;
