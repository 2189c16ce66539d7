/// One turn, from the sealed frame to the sealed reply: [Turns] is the story, the other rooms do
/// the work.
///
/// The visitor's message is stored before anything of the reply goes out, and the reply before its
/// final chunk. A turn that was begun is finished, whoever still listens.
@NullMarked
package dev.parley.adapter.turn;

import org.jspecify.annotations.NullMarked;
