/// What a proposed policy would have decided about what was recorded.
///
/// It knows pseudonyms, not addresses: the proposal's networks are translated by the records' key
/// and compared with the records' prefixes. Where a record says too little, it says so instead of
/// guessing. Nothing that is in force is touched.
@NullMarked
package dev.parley.gateway.replay;

import org.jspecify.annotations.NullMarked;
