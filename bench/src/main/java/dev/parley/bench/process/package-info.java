/// Processes that are measured: started, awaited, their CPU time read, and stopped with us.
@NullMarked
package dev.parley.bench.process;

import org.jspecify.annotations.NullMarked;
