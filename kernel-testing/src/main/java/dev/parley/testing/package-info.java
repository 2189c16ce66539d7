/// The real PostgreSQL, Vault and Keycloak for tests: started once a build and shared by all of its
/// modules, or by a test for itself where no build has started them.
///
/// The law of this room: no stand-ins. A service under test logs in, gets its certificate, its
/// tokens and its database users exactly as it does in an installation.
@NullMarked
package dev.parley.testing;

import org.jspecify.annotations.NullMarked;
