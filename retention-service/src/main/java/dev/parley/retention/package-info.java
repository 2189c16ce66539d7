/// The house of evidence: buckets made ahead of their time, destroyed at it, and proof of both.
///
/// It never sees content: it can make and destroy keys, and open nothing.
@NullMarked
package dev.parley.retention;

import org.jspecify.annotations.NullMarked;
