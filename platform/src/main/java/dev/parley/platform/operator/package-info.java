/// What the operator hears while something starts: a line a step, or the one line that says why
/// not.
@NullMarked
package dev.parley.platform.operator;

import org.jspecify.annotations.NullMarked;
