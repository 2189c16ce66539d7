/// Reads what operators write in YAML, strictly: nothing unknown, nothing twice, and whatever is
/// wrong is said with file, line and reason.
///
/// Knows nodes and lines, not what they mean.
@NullMarked
package dev.parley.gateway.document;

import org.jspecify.annotations.NullMarked;
