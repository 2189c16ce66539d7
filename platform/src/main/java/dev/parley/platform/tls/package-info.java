/// The certificates of the servers that cannot get one from Vault: Vault itself, PostgreSQL,
/// Keycloak.
///
/// The law of this room: one authority an installation, made by the JDK's own tools, trusted by
/// nothing outside of it. Services do not use it: theirs come from Vault and live minutes.
@NullMarked
package dev.parley.platform.tls;

import org.jspecify.annotations.NullMarked;
