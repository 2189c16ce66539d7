/// PostgreSQL: its binaries, its server, the databases and the roles in it.
///
/// The law of this room: TLS and a password for everyone, on loopback only. Owners migrate, group
/// roles hold the rights, and nobody but Vault makes users of them. No statement and no value of
/// one is logged.
@NullMarked
package dev.parley.platform.postgres;

import org.jspecify.annotations.NullMarked;
