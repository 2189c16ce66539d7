package dev.parley.bench.flood;

import dev.parley.bench.house.Requests;
import java.util.List;

/// What a source that does not behave sends, in turn: its own session far too often, a session that
/// was never signed, and again.
final class Abuse {
  private Abuse() {}

  static List<byte[]> of(String session, int bytes) {
    var frame = Requests.frame(session, bytes);
    return List.of(frame, frame, frame, Requests.frame(forged(session), bytes));
  }

  private static String forged(String session) {
    return session.substring(0, session.length() - 8) + "AAAAAAAA";
  }
}
