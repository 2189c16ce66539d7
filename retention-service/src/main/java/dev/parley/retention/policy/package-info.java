/// How long a site's messages may live: its retention classes, their slots and lives.
///
/// Read once, at the start. A file that is wrong anywhere is refused whole, and with it the start.
@NullMarked
package dev.parley.retention.policy;

import org.jspecify.annotations.NullMarked;
