/// Starts and furnishes the real servers on one machine: for `./parley up`, for the tests, and as
/// the set-up job of a cluster.
///
/// The law of this module: nothing here is a stand-in. What runs outlives the launcher and belongs
/// to one state folder, which alone says what is running; two installations never meet.
@NullMarked
package dev.parley.platform;

import org.jspecify.annotations.NullMarked;
