package dev.parley.adapter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final Guard guard = new Guard();

  @Test
  void passesWhatAVisitorMayWriteUnchanged() {
    for (var text :
        new String[] {
          "What time is check-in?",
          "Wann gibt es Frühstück?\nUnd wo?",
          "متى موعد تسجيل الوصول؟",
          "👨‍👩‍👧 with a child 🥐",
          "My booking is 4711-0815 from 2026-03-01 to 2026-03-05, call +49 30 1234567"
        }) {
      assertThat(text(text)).isEqualTo(text);
    }
  }

  @Test
  void bringsTextIntoOneForm() {
    assertThat(text("Fru\u0308hstu\u0308ck")).isEqualTo("Frühstück");
    assertThat(text("one\r\ntwo\u0000\u0007")).isEqualTo("one\ntwo");
  }

  @Test
  void takesOutWhatCannotBeSeen() {
    assertThat(text("check\u200B-in\uFEFF \u202Eolleh\u202C")).isEqualTo("check-in olleh");
    assertThat(text("hi\uDB40\uDC69\uDB40\uDC67")).isEqualTo("hi");
    assertThat(text("half \uD83E")).isEqualTo("half");
  }

  @Test
  void masksCardNumbers() {
    assertThat(text("pay with 4111 1111 1111 1111 please"))
        .isEqualTo("pay with •••• •••• •••• 1111 please");
    assertThat(text("378282246310005")).isEqualTo("•••••••••••0005");
    assertThat(text("5555\u00A05555\u00A05555\u00A04444")).doesNotContain("5555");
    assertThat(text("5555-5555-5555-4444")).isEqualTo("••••-••••-••••-4444");
    assertThat(text("٤١١١١١١١١١١١١١١١")).isEqualTo("••••••••••••١١١١");
  }

  @Test
  void masksACardNumberAmongOtherDigits() {
    assertThat(text("7 4111111111111111 123")).doesNotContain("411111");
    assertThat(text("4111\u200B1111\u200B11111111")).doesNotContain("4111");
  }

  @Test
  void masksEveryCardNumber() {
    var verdict = guard.inspect("4111111111111111, 5555555555554444", "en");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Passed.class, passed -> assertThat(passed.masked()).isEqualTo(2));
  }

  @Test
  void leavesNumbersThatAreNoCards() {
    assertThat(text("4111111111111112")).isEqualTo("4111111111111112");
    assertThat(text("0000000000000000")).isEqualTo("0000000000000000");
    assertThat(text("4222  222222222")).isEqualTo("4222  222222222");
  }

  @Test
  void changesNothingTheSecondTime() {
    var once = text("card 4111 1111 1111 1111, Fru\u0308hstu\u0308ck");

    assertThat(text(once)).isEqualTo(once);
  }

  @Test
  void refusesAMessageOfNothing() {
    for (var text : new String[] {" ", "\u0000", "\u200B\uFEFF", "\n\n"}) {
      assertThat(guard.inspect(text, "en"))
          .isEqualTo(new Verdict.Refused(ProblemCode.MESSAGE_MALFORMED));
    }
  }

  @Test
  void printsNoText() {
    assertThat(guard.inspect("canary", "en").toString()).doesNotContain("canary");
  }

  private String text(String text) {
    return switch (guard.inspect(text, "en")) {
      case Verdict.Passed(var message, _) -> message.text();
      case Verdict.Refused(var reason) -> throw new AssertionError(reason);
    };
  }
}
