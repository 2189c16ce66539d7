@NullMarked
package dev.parley.platform.launch;

import org.jspecify.annotations.NullMarked;
