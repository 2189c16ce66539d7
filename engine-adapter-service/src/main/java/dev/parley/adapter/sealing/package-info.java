/// The sealed wire, version 1 (`contracts/sealed-wire.md`): frames in, sealed chunks out.
///
/// Nothing else in the house opens a frame. What is refused here was never read, so nothing of it
/// is stored.
@NullMarked
package dev.parley.adapter.sealing;

import org.jspecify.annotations.NullMarked;
