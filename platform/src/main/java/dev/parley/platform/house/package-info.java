/// The whole: servers, services and the demo page, up together and down in the reverse order.
///
/// The law of this room: each part starts as soon as what it needs is there, and what runs as
/// wanted is left alone, so that a second `up` costs little and loses nothing.
@NullMarked
package dev.parley.platform.house;

import org.jspecify.annotations.NullMarked;
