/// The witness of a destruction: tells whether a sealed probe still opens, and nothing of what was
/// in it.
@NullMarked
package dev.parley.middleware.probe;

import org.jspecify.annotations.NullMarked;
