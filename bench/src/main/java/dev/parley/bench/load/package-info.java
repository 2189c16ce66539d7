/// The load: HTTP/1.1 on one thread, cheap enough that two cores are left to what is measured.
///
/// The law of this room: it knows bytes, addresses and times, and nothing of what stands at the
/// other end.
@NullMarked
package dev.parley.bench.load;

import org.jspecify.annotations.NullMarked;
