package dev.parley.adapter.middleware;

import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/// One call of the middleware, with what may go wrong turned into problems.
public final class Asking {
  private static final Set<ProblemCode> PASSED_ON =
      Set.of(
          ProblemCode.TICKET_INVALID,
          ProblemCode.TICKET_EXPIRED,
          ProblemCode.TICKET_PURPOSE,
          ProblemCode.MESSAGE_REPLAYED,
          ProblemCode.MESSAGE_OUT_OF_ORDER,
          ProblemCode.REPLY_EXISTS,
          ProblemCode.REPLY_UNKNOWN,
          ProblemCode.CONVERSATION_NOT_YOURS,
          ProblemCode.CONVERSATION_KEY_CHANGED,
          ProblemCode.BUCKET_MISSING);

  private Asking() {}

  /// @throws ProblemException with the middleware's code, or `upstream.unavailable`
  public static <T> T passing(Supplier<T> question) {
    try {
      return reaching(question);
    } catch (MiddlewareRefusedException refused) {
      throw refused
          .code()
          .filter(PASSED_ON::contains)
          .map(ProblemException::new)
          .orElseGet(() -> new ProblemException(ProblemCode.UPSTREAM_UNAVAILABLE, refused));
    }
  }

  /// The same, but what the middleware refuses is the caller's to read.
  ///
  /// @throws ProblemException `upstream.unavailable`
  /// @throws MiddlewareRefusedException when it answered and said no
  public static <T> T reaching(Supplier<T> question) {
    try {
      return question.get();
    } catch (MiddlewareRefusedException refused) {
      throw refused;
    } catch (ProcessingException | FaultToleranceException | IllegalStateException silent) {
      throw new ProblemException(
          ProblemCode.UPSTREAM_UNAVAILABLE, new IllegalStateException(reason(silent)));
    }
  }

  /// A broken answer's exception may repeat the answer, so only what the network says is told.
  private static String reason(RuntimeException silent) {
    var name = silent.getClass().getSimpleName();
    for (Throwable cause = silent; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return "the middleware does not answer: " + cause.getMessage();
      }
    }
    return "the middleware does not answer: " + name;
  }
}
