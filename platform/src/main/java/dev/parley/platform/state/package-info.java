/// The folder of one installation and what it keeps there.
///
/// The law of this room: what is secret is readable by its owner alone from its first byte on, and
/// two processes never change the folder at once.
@NullMarked
package dev.parley.platform.state;

import org.jspecify.annotations.NullMarked;
