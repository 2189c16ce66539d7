/// The kernel on the real Vault: what its unit tests' doubles promise has to hold here.
@NullMarked
package dev.parley.testing.kernel;

import org.jspecify.annotations.NullMarked;
