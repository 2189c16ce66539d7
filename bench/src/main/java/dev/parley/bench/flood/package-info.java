/// `bench flood`: what visitors who behave notice of sources that do not.
@NullMarked
package dev.parley.bench.flood;

import org.jspecify.annotations.NullMarked;
