@NullMarked
package dev.parley.gateway.credential;

import org.jspecify.annotations.NullMarked;
