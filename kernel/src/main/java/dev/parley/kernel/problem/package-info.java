/// What a caller is told when something is refused: an RFC 9457 problem with a stable code.
///
/// The codes are those of `contracts/problems.csv`; a cause is logged here and never sent.
@NullMarked
package dev.parley.kernel.problem;

import org.jspecify.annotations.NullMarked;
