/// Envelope encryption: data keys wrapped by a keyring, ciphertext bound to its place.
///
/// A clear key lives for one block, never prints, and opens nothing that was moved elsewhere.
@NullMarked
package dev.parley.kernel.envelope;

import org.jspecify.annotations.NullMarked;
