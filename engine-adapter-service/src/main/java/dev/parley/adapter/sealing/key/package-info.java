/// The keys that frames name: those that visitors seal for, and the conversation's own as it is
/// carried, sealed (`contracts/sealed-wire.md`, section 2).
///
/// A private key opens what was sealed for it and leaves this room for its keeper alone.
@NullMarked
package dev.parley.adapter.sealing.key;

import org.jspecify.annotations.NullMarked;
