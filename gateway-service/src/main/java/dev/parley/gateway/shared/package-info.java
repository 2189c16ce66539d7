/// What replicas share, in Valkey or Redis: one connection to one store, used by every room that
/// has something to say to its likes at other replicas. Without a store in the settings nothing
/// connects.
///
/// Nothing there waits for the store longer than its timeout, and while it is away nobody asks it;
/// what then holds is for each room to say. Names are stored as keyed digests: no address, session,
/// subject or challenge can be read there.
@NullMarked
package dev.parley.gateway.shared;

import org.jspecify.annotations.NullMarked;
