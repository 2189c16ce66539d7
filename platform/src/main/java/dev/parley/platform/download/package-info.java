/// What the build's repositories bring to this machine, unpacked once into the cache that
/// installations share.
///
/// The law of this room: a half unpacked thing is never found under its final name.
@NullMarked
package dev.parley.platform.download;

import org.jspecify.annotations.NullMarked;
