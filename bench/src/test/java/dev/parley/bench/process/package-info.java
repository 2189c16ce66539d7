/// Tests of the room of the same name.
@NullMarked
package dev.parley.bench.process;

import org.jspecify.annotations.NullMarked;
