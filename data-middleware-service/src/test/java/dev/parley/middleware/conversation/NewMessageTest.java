package dev.parley.middleware.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.Direction;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewMessageTest {
  private static final String DIGEST =
      Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
  private static final String SEALED = Base64.getEncoder().encodeToString(new byte[40]);

  @Test
  void takesAMessageAsTheAdapterSealsIt() {
    var message = NewMessage.of(form(1, "engine", DIGEST, SEALED, "general"));
    assertThat(message.turn().number()).isEqualTo(1);
    assertThat(message.direction()).isEqualTo(Direction.ENGINE);
    assertThat(message.content().toBytes()).hasSize(40);
    assertThat(message.toString()).doesNotContain(SEALED);
  }

  static Stream<NewMessage.@Nullable Form> malformed() {
    return Stream.of(
        null,
        form(0, "visitor", DIGEST, SEALED, "general"),
        form(-1, "visitor", DIGEST, SEALED, "general"),
        form(1, "VISITOR", DIGEST, SEALED, "general"),
        form(1, null, DIGEST, SEALED, "general"),
        form(1, "visitor", null, SEALED, "general"),
        form(1, "visitor", "short", SEALED, "general"),
        form(1, "visitor", DIGEST, null, "general"),
        form(1, "visitor", DIGEST, "not base64!", "general"),
        form(1, "visitor", DIGEST, "AAAA", "general"),
        form(1, "visitor", DIGEST, SEALED, null),
        form(1, "visitor", DIGEST, SEALED, "General"),
        form(1, "visitor", DIGEST, SEALED, "general'; --"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesEverythingElse(NewMessage.@Nullable Form form) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> NewMessage.of(form))
        .extracting(ProblemException::code)
        .isEqualTo(ProblemCode.REQUEST_MALFORMED);
  }

  private static NewMessage.Form form(
      long turn,
      @Nullable String direction,
      @Nullable String keyDigest,
      @Nullable String sealed,
      @Nullable String retentionClass) {
    return new NewMessage.Form(turn, direction, keyDigest, sealed, retentionClass);
  }
}
