package dev.parley.adapter.turn;

import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `Last-Event-ID` of a resume: `<sequence>.<chunk>`.
final class LastEvent {
  private static final Pattern FORM = Pattern.compile("(\\d{1,19})\\.(\\d{1,9})");
  private static final int NONE = -1;

  private LastEvent() {}

  /// The number of the last chunk received, or -1.
  ///
  /// @throws ProblemException `request.malformed` when it is another turn's or no event id at all
  static int chunk(@Nullable String header, Turn turn) {
    if (header == null) {
      return NONE;
    }
    var id = FORM.matcher(header);
    if (!id.matches() || !id.group(1).equals(turn.toString())) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
    return Integer.parseInt(id.group(2));
  }
}
