/// Programs that outlive the launcher.
///
/// The law of this room: a pid is believed only together with the moment its program began, so that
/// nothing is ever stopped that this installation did not start. A failure at the start is one line
/// that names the program, with the end of its log.
@NullMarked
package dev.parley.platform.launch;

import org.jspecify.annotations.NullMarked;
