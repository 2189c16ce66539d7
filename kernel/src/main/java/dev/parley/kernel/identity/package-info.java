/// Who is calling, and how this service proves who it is.
///
/// A call needs a certificate and a token that name the same service, and a line in
/// `contracts/calls.csv`.
@NullMarked
package dev.parley.kernel.identity;

import org.jspecify.annotations.NullMarked;
