package dev.parley.adapter.sealing;

import dev.parley.kernel.id.Turn;
import java.util.Base64;

/// A piece of a reply, sealed: ready to go out.
///
/// @param number counted from 0 in the turn
/// @param frame the frame's bytes in base64url without padding
public record SealedChunk(Turn turn, int number, String frame) {

  static SealedChunk of(Turn turn, int number, byte[] frame) {
    return new SealedChunk(
        turn, number, Base64.getUrlEncoder().withoutPadding().encodeToString(frame));
  }

  /// What `Last-Event-ID` repeats.
  public String eventId() {
    return turn + "." + number;
  }

  @Override
  public String toString() {
    return "SealedChunk[" + eventId() + "]";
  }
}
