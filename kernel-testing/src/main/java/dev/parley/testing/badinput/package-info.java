/// Bad input from lists, over a raw socket, and what has to become of it: the same before a gateway
/// in a test's own process and before the one that is packaged.
@NullMarked
package dev.parley.testing.badinput;

import org.jspecify.annotations.NullMarked;
