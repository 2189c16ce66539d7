/// `bench edge`: the CPU time that one admitted request costs.
@NullMarked
package dev.parley.bench.edge;

import org.jspecify.annotations.NullMarked;
