@NullMarked
package dev.parley.platform.state;

import org.jspecify.annotations.NullMarked;
