/// Refusing is a value: a gate answers with a [Decision], exceptions mean an outage.
@NullMarked
package dev.parley.kernel.decision;

import org.jspecify.annotations.NullMarked;
