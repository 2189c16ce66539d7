/// Tests of the room of the same name.
@NullMarked
package dev.parley.bench.stream;

import org.jspecify.annotations.NullMarked;
