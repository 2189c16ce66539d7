/// Which port each part of an installation listens on, on loopback.
///
/// The law of this room: a port once given is kept as long as it is free, so that a restart changes
/// no address; a port that somebody else holds is never fought for.
@NullMarked
package dev.parley.platform.ports;

import org.jspecify.annotations.NullMarked;
