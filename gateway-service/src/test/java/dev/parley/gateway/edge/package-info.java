@NullMarked
package dev.parley.gateway.edge;

import org.jspecify.annotations.NullMarked;
