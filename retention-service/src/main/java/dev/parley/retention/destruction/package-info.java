/// Makes a bucket unreadable for good, step by step, in the one safe order.
///
/// What cannot be undone is planned first and leaves proof. Every step may be repeated, and is
/// written down when it is done: whoever is killed is resumed where they stopped. No certificate
/// while the key still opens.
@NullMarked
package dev.parley.retention.destruction;

import org.jspecify.annotations.NullMarked;
