/// PostgreSQL, Vault and Keycloak together, as services and tests meet them.
///
/// The law of this room: whoever asks gets the same running servers; only the first who asks waits
/// for their start. What a start has made is written down once, in `addresses.json`.
@NullMarked
package dev.parley.platform.servers;

import org.jspecify.annotations.NullMarked;
