/// A visitor's side of the sealed wire, written from `contracts/sealed-wire.md` alone: a third hand
/// beside the two that ship.
@NullMarked
package dev.parley.endtoend.visitor;

import org.jspecify.annotations.NullMarked;
