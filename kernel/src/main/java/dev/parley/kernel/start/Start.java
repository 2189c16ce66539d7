package dev.parley.kernel.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs a service until it is told to stop. One that cannot start says why in one line on standard
/// error and ends with 1, so that whoever watches it (a pod's restart policy, a unit) sees it.
///
/// Quarkus has `PreventFurtherStepsException` for that, which ends the start and not the process:
/// it would wait, silent, for ever.
public final class Start {
  private static final Logger LOG = Logger.getLogger(Start.class);
  private static final int FAILED = 1;

  private Start() {}

  public static void run(String... arguments) {
    Quarkus.run(null, Start::ended, arguments);
  }

  @SuppressWarnings("SystemExit") // as Quarkus does where it is not asked to leave that to us
  private static void ended(Integer code, @Nullable Throwable broken) {
    if (broken != null) {
      say(broken);
    }
    System.exit(broken == null ? code : FAILED);
  }

  private static void say(Throwable broken) {
    line(broken)
        .ifPresentOrElse(
            line -> System.err.println("parley: cannot start: " + line),
            () -> LOG.error("cannot start", broken));
  }

  /// What an operator is told; nothing where only the whole of it helps.
  static Optional<String> line(Throwable broken) {
    return Stream.<Throwable>iterate(broken, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> known(cause).stream())
        .findFirst();
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case RefusedStartException refused -> Optional.ofNullable(refused.getMessage());
      case QuarkusBindException taken ->
          Optional.of(
              "another process listens on port " + taken.getPort() + " of " + taken.getHost());
      default -> Optional.empty();
    };
  }
}
