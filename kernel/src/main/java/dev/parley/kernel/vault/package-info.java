/// The way to Vault: one login for a service, kept alive, and nothing written to disk.
@NullMarked
package dev.parley.kernel.vault;

import org.jspecify.annotations.NullMarked;
