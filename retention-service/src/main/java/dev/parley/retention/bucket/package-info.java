/// Buckets and their keys, made before their slot begins.
///
/// The key comes first and the row last, so a key is known here before anything is sealed under it.
/// This room can make and discard keys and opens nothing with them.
@NullMarked
package dev.parley.retention.bucket;

import org.jspecify.annotations.NullMarked;
