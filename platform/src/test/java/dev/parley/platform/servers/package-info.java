@NullMarked
package dev.parley.platform.servers;

import org.jspecify.annotations.NullMarked;
