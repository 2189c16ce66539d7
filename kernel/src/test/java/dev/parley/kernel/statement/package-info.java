@NullMarked
package dev.parley.kernel.statement;

import org.jspecify.annotations.NullMarked;
