/// Vault's process: finding the program, running it on integrated storage, opening it.
///
/// The law of this room: a Vault is initialised once, with one share that is kept beside it, and it
/// says so; that is fit for one machine and for nothing else. What is inside Vault is the
/// furnishing's matter.
@NullMarked
package dev.parley.platform.vault.server;

import org.jspecify.annotations.NullMarked;
