/// The proxies that the gateway is compared with, each set up to do the same work on both sides.
@NullMarked
package dev.parley.bench.peers;

import org.jspecify.annotations.NullMarked;
