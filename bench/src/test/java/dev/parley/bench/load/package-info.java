/// Tests of the room of the same name.
@NullMarked
package dev.parley.bench.load;

import org.jspecify.annotations.NullMarked;
