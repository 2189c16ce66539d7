/// `bench stream`: what a proxy adds to many slow streams.
@NullMarked
package dev.parley.bench.stream;

import org.jspecify.annotations.NullMarked;
