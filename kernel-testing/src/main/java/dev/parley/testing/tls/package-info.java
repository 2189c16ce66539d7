/// Looking at listeners that speak TLS.
@NullMarked
package dev.parley.testing.tls;

import org.jspecify.annotations.NullMarked;
