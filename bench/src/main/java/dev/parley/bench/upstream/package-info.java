/// What stands behind every proxy: an engine adapter that answers at once and the same, and the
/// credentials with which both ends of that hop prove who they are.
@NullMarked
package dev.parley.bench.upstream;

import org.jspecify.annotations.NullMarked;
