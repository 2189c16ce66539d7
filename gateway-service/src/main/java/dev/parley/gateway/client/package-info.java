/// Who is speaking, as far as the head of a request says: nothing here is believed yet.
///
/// Uses no byte of the body.
@NullMarked
package dev.parley.gateway.client;

import org.jspecify.annotations.NullMarked;
