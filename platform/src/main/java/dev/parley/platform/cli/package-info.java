/// The launcher's verbs, as `./parley` hands them over.
///
/// The law of this room: it talks to the operator and decides nothing; a failure is one line that
/// says what to do, and the exit code tells scripts the same.
@NullMarked
package dev.parley.platform.cli;

import org.jspecify.annotations.NullMarked;
