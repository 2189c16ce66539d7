/// Tests of the room of the same name.
@NullMarked
package dev.parley.bench.report;

import org.jspecify.annotations.NullMarked;
