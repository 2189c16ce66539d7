/// What happened, without content: one structured line an event.
@NullMarked
package dev.parley.kernel.audit;

import org.jspecify.annotations.NullMarked;
