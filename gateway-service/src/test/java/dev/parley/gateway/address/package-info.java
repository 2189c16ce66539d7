@NullMarked
package dev.parley.gateway.address;

import org.jspecify.annotations.NullMarked;
