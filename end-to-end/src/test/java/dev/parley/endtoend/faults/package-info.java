/// What goes wrong: bad input, parts that are away, credentials that change under load.
@NullMarked
package dev.parley.endtoend.faults;

import org.jspecify.annotations.NullMarked;
