/// Stores messages that were sealed before they came, sealed once more, in the bucket of their
/// time.
///
/// Nothing is stored for a message that is refused; nothing past its time is read.
@NullMarked
package dev.parley.middleware.conversation;

import org.jspecify.annotations.NullMarked;
