/// Keycloak: its distribution, its realm, its server.
///
/// The law of this room: people log in here and nowhere else, and what their tokens say of them is
/// a subject and roles; no name, no mail, no user name.
@NullMarked
package dev.parley.platform.keycloak;

import org.jspecify.annotations.NullMarked;
