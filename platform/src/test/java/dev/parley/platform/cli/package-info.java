@NullMarked
package dev.parley.platform.cli;

import org.jspecify.annotations.NullMarked;
