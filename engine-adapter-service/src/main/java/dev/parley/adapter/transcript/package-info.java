/// A conversation's messages, sealed a first time here and kept by the middleware.
///
/// What leaves this room is sealed under the conversation's history key and bound to site,
/// conversation, turn and direction; the middleware, which stores it, cannot open it.
@NullMarked
package dev.parley.adapter.transcript;

import org.jspecify.annotations.NullMarked;
