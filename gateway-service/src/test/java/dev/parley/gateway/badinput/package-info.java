/// What nobody sends by accident, on raw sockets before the real listener: never 5xx, never a hang,
/// never another's bytes.
///
/// The lists are in `src/test/resources/badinput`.
@NullMarked
package dev.parley.gateway.badinput;

import org.jspecify.annotations.NullMarked;
