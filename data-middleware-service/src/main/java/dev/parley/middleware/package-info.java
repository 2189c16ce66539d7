/// The least-privilege data API: answers questions of a closed catalogue, and stores what it cannot
/// read.
@NullMarked
package dev.parley.middleware;

import org.jspecify.annotations.NullMarked;
