@NullMarked
package dev.parley.platform.ports;

import org.jspecify.annotations.NullMarked;
