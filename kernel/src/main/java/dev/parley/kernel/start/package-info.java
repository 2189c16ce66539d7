/// How a service starts, and how it says that it cannot.
@NullMarked
package dev.parley.kernel.start;

import org.jspecify.annotations.NullMarked;
