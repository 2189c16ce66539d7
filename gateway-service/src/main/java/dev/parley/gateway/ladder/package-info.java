/// Gives up the dear before the cheap: proof of work, then scripted answers only, then the queue
/// for a person, then closed with a message.
///
/// A rung is climbed at once and left one at a time, only after the load stayed below its own lower
/// mark for a while. What a stranger can cause alone, refusals, never brings more than proof of
/// work: nobody may close the house by knocking.
@NullMarked
package dev.parley.gateway.ladder;

import org.jspecify.annotations.NullMarked;
