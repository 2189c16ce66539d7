/// The table of gates through the real route.
@NullMarked
package dev.parley.gateway.refusal;

import org.jspecify.annotations.NullMarked;
