/// Work that nobody waits for: refreshing and sweeping. A run that fails is logged, and the next
/// one comes all the same.
@NullMarked
package dev.parley.adapter.background;

import org.jspecify.annotations.NullMarked;
