/// The signed record of a destruction, each naming the digest of the one before.
///
/// They are filed by a function of the database that refuses gaps, forks and second certificates.
@NullMarked
package dev.parley.retention.certificate;

import org.jspecify.annotations.NullMarked;
