/// The sealed probe, and the witness who tells whether it opens.
///
/// Retention seals it and cannot open it; the middleware can, and is asked before and after.
@NullMarked
package dev.parley.retention.canary;

import org.jspecify.annotations.NullMarked;
