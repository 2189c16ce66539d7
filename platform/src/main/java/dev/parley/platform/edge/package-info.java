/// What an operator asks of the running gateway.
///
/// The law of this room: it goes the way that any operator goes, with a person's token to the
/// internal listener, and believes Vault's authority alone.
@NullMarked
package dev.parley.platform.edge;

import org.jspecify.annotations.NullMarked;
