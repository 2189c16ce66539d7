package dev.parley.adapter.guard;

import dev.parley.kernel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;

/// Brings a message into one form and takes out what must go no further: card numbers.
///
/// Falls closed: what cannot be inspected is refused.
@ApplicationScoped
public class Guard {

  /// @param language `en`, `de` or `ar`
  public Verdict inspect(String text, String language) {
    var normal = NormalText.of(text);
    if (normal.value().isEmpty()) {
      return new Verdict.Refused(ProblemCode.MESSAGE_MALFORMED);
    }
    var masked = CardNumbers.mask(normal.value());
    return new Verdict.Passed(new InspectedMessage(masked.text(), language), masked.numbers());
  }
}
