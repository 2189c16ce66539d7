package dev.parley.adapter.turn;

import dev.parley.adapter.engine.ReplySink;
import dev.parley.adapter.sealing.ReplyOutcome;
import dev.parley.adapter.sealing.ReplySealer;
import dev.parley.adapter.sealing.SealedChunk;

/// Seals what an engine says and lets it go, piece by piece, remembering the whole.
///
/// No pair of surrogates is torn; the very end is held until the reply is stored.
final class Release implements ReplySink {
  private static final int LONGEST_CHUNK = 2_000;

  private final ReplySealer sealer;
  private final ReplyStream stream;
  private final int longest;
  private final StringBuilder whole = new StringBuilder();
  private int released;

  Release(ReplySealer sealer, ReplyStream stream, int longest) {
    this.sealer = sealer;
    this.stream = stream;
    this.longest = longest;
  }

  @Override
  public Demand accept(String part) {
    if (whole.length() + part.length() > longest || Thread.currentThread().isInterrupted()) {
      return Demand.STOP;
    }
    whole.append(part);
    while (released < whole.length()) {
      var end = pieceEnd();
      if (end == released) {
        break;
      }
      stream.add(sealer.next(whole.substring(released, end)));
      released = end;
    }
    return Demand.MORE;
  }

  /// Everything that was said.
  String whole() {
    return whole.toString();
  }

  /// Everything that has gone out.
  String released() {
    return whole.substring(0, released);
  }

  /// @param text the whole reply; it begins with what has gone out
  SealedChunk end(String text, ReplyOutcome outcome) {
    while (text.length() - released > LONGEST_CHUNK) {
      var end = pieceEnd(text);
      stream.add(sealer.next(text.substring(released, end)));
      released = end;
    }
    var rest = text.substring(released);
    released = text.length();
    return sealer.last(rest, outcome);
  }

  private int pieceEnd() {
    return pieceEnd(whole);
  }

  private int pieceEnd(CharSequence text) {
    var end = Math.min(text.length(), released + LONGEST_CHUNK);
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
