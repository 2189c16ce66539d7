/// Proves which site's server is speaking: by a statement it signed itself, or by a token that it
/// got from the issuer with its client's credentials.
///
/// Holds public halves only. What is wrong with a credential is for our log; the caller hears the
/// same in every case, whether the site exists or not.
@NullMarked
package dev.parley.gateway.credential;

import org.jspecify.annotations.NullMarked;
