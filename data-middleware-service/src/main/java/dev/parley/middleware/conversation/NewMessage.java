package dev.parley.middleware.conversation;

import dev.parley.kernel.envelope.Sealed;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message as the adapter sealed it; checked, so what follows need not ask again.
record NewMessage(
    Turn turn, Direction direction, KeyDigest keyDigest, Content content, String retentionClass) {
  private static final Pattern CLASS = Pattern.compile("[a-z][a-z-]{0,31}");

  /// The inner layer's bytes, as they came.
  record Content(String base64) {
    byte[] toBytes() {
      return Base64.getDecoder().decode(base64);
    }

    static Content of(byte[] bytes) {
      return new Content(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
      return "Content[hidden]";
    }
  }

  /// The request's JSON.
  ///
  /// @param direction `visitor` or `engine`
  /// @param keyDigest base64url
  /// @param sealed base64
  record Form(
      long turn,
      @Nullable String direction,
      @Nullable String keyDigest,
      @Nullable String sealed,
      @Nullable String retentionClass) {}

  /// @throws ProblemException `request.malformed`
  static NewMessage of(@Nullable Form form) {
    if (form == null
        || form.direction() == null
        || form.keyDigest() == null
        || form.sealed() == null
        || form.retentionClass() == null
        || !CLASS.matcher(form.retentionClass()).matches()) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
    try {
      var content = new Content(form.sealed());
      var _ = Sealed.of(content.toBytes());
      return new NewMessage(
          new Turn(form.turn()),
          direction(form.direction()),
          KeyDigest.parse(form.keyDigest()),
          content,
          form.retentionClass());
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED, malformed);
    }
  }

  private static Direction direction(String name) {
    return switch (name) {
      case "visitor" -> Direction.VISITOR;
      case "engine" -> Direction.ENGINE;
      default -> throw new IllegalArgumentException("no such direction");
    };
  }

  static String name(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
