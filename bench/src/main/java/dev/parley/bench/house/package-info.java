/// The gateway as it is built, logged in to a real Vault, and sessions that it takes.
@NullMarked
package dev.parley.bench.house;

import org.jspecify.annotations.NullMarked;
